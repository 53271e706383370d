import sys; sys.path.insert(0, "..")
from definitions import *
R=[['A',80,84,3,120],['B',None,70,0,60],['C',90,99,12,500],['D',50,50,5,None],['E',60,None,1,70],['F',70,70,0,50],['G',70,70,0,49.9],['H',None,None,2,80],['I',64,86,1.5,300],['J',40,41,0,90]]
X=[[1,2,3,4,5],[1,2,3,None,None],[1,1,1,1,1],[1,2,3,4,5],[1,None,None,None,5],[1,2,None,4,None],[1]*5,[1]*5,[1]*5,[None]*5]
write('data.csv',['id','e2023','e2024','prizes','staff']+['i%d'%k for k in range(1,6)],[r+x for r,x in zip(R,X)])
sc={};st={}
for r,x in zip(R,X):
    inc=sum(v is not None for v in x)/5>=.6 and r[4] is not None and r[4]>=50
    e=[v for v in r[1:3] if v is not None]
    sc[r[0]]=min(100,mean(e)+min(5,2*r[3])) if inc and e else None
rk=rank(sc)
expected({'score':sc,'rank':rk},list(sc))
write('published.csv',['id','score','rank'],[[i,sc[i],rk[i]] for i in sc if sc[i] is not None])
