import sys; sys.path.insert(0, "..")
from definitions import *
import random
random.seed(4); S=['s1','s2','s3','s4','s5']
R=[]
for i in range(24):
    base=random.uniform(0,10)
    r=['K%02d'%i,1 if i<12 else 0]+[None if random.random()<.35 else round(max(0,min(10,base+random.gauss(0,1.5))),1) for s in S]
    R.append(r)
R.append(['K24']+R[0][1:]); R[5][2:]=[None,None,None,5,5]; R[6][2:]=[None]*5; R[7][2:7]=[30,30,30,None,None]; R[8][2:7]=[-25,-25,-25,-25,None]
H=['iso','baseline']+S; write('data.csv',H,R)
par={s:(mean([r[H.index(s)] for r in R if r[1]==1 and r[H.index(s)] is not None]),sd([r[H.index(s)] for r in R if r[1]==1 and r[H.index(s)] is not None])) for s in S}
sc={};n={}
for r in R:
    v=[max(0,min(100,45+20*(r[2+k]-par[s][0])/par[s][1])) for k,s in enumerate(S) if r[2+k] is not None]
    n[r[0]]=len(v); sc[r[0]]=rnd(mean(v),0) if len(v)>=3 else None
rk=rank(sc)
expected({'cpi':sc,'rank':rk,'sources':n},[r[0] for r in R])
write('published.csv',['iso','CPI','Rank','n'],[[r[0],sc[r[0]],rk[r[0]],n[r[0]]] for r in R if sc[r[0]] is not None])
