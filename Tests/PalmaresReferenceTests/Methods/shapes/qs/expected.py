import sys; sys.path.insert(0, "..")
from definitions import *
R=[['A','Alpha',98.2,91.0,77.5,60.1],['B','Beta',80,80,80,80],['C','Gamma',80,80,80,80],['D','Delta',80,80,90,70],['E','Eps',None,70,10,None],['F','Phi',None,None,None,None],['G','Gee',10,NoneX,10,10] if False else ['G','Gee',10,None,10,10],['H','Hen',100,100,100,100],['I','Iot',50.05,40,30,20],['J','Jot',50,40.1,30,20]]
H=['id','name','acad','empl','cit','intl']; write('data.csv',H,R)
W=[.4,.2,.3,.1]; raw={r[0]:sum(w*(x or 0) for w,x in zip(W,r[2:])) for r in R}
sc={i:rnd(1.0417*x-1.2,1) for i,x in raw.items()}
ac={r[0]:(r[2] or 0) for r in R}
rk=tuple_rank({i:(-sc[i],-ac[i]) for i in sc})
expected({'overall':sc,'rank':rk},list(sc))
cnt={}
for v in rk.values(): cnt[v]=cnt.get(v,0)+1
write('published.csv',['id','Overall','2025 Rank'],[[i,'%.1f'%sc[i],('=' if cnt[rk[i]]>1 else '')+str(rk[i])] for i in sc])
