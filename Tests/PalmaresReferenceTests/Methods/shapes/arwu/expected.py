import sys; sys.path.insert(0, "..")
from definitions import *
import random
random.seed(5); W={'alumni':.1,'award':.2,'hici':.2,'ns':.2,'pub':.2,'pcp':.1}
R=[]
for i in range(36):
    b=math.exp(-i/9)
    R.append(['U%02d'%i,'yes' if i in(3,9,20) else 'no']+[round(100*b*random.uniform(.6,1.4),1) if k not in('alumni','award') or random.random()<.6 else 0 for k in W])
R[12][2:]=R[11][2:]; R[12][1]=R[11][1]; R[9][5]=None; R[20][5]=50.0; R[30][6]=None; R[33][2:]=[0]*6; R[34][2:]=[0]*6; R[33][1]='yes'
H=['id','ss']+list(W); write('data.csv',H,R)
best={k:max(r[H.index(k)] for r in R if r[H.index(k)] is not None and not(k=='ns' and r[1]=='yes')) for k in W}
tot={}
for r in R:
    a=b=0; miss=False
    for k,w in W.items():
        if k=='ns' and r[1]=='yes': continue
        x=r[H.index(k)]
        if x is None: miss=True; continue
        a+=w*100*x/best[k]; b+=w
    tot[r[0]]=None if miss else a/b
m=max(t for t in tot.values() if t is not None)
sc={i:None if t is None else rnd(100*t/m,1) for i,t in tot.items()}
rk=rank(sc); band={i:None if x is None else str(x) if x<=10 else '11–20' if x<=20 else '21–30' if x<=30 else '31+' for i,x in rk.items()}
expected({'score':sc,'rank':rk,'band':band},[r[0] for r in R])
write('published.csv',['id','score','place'],[[i,sc[i],band[i]] for i in sc])
