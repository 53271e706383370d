import sys; sys.path.insert(0, "..")
from definitions import *
import random
random.seed(16); S=['k%d'%i for i in range(1,8)]
R=[['M%02d'%i]+[None if random.random()<.25 else round(random.uniform(1,100),1) for s in S] for i in range(14)]
R[2][1:]=[None]*6+[5]; R[3][1:]=[None]*7; R[4][1:]=[50]*7; R[5][1]=0; R[6][1:6]=[1,2,3,4,5]; R[7][1:6]=[1,2,3,4,None]
write('data.csv',['id']+S,R)
P={k:{} for k in('harmonic','p_half','best3','worst','trimmed','owa')}
for r in R:
    i=r[0]; v=[x for x in r[1:] if x is not None]; f=r[1:6]; d=sorted(v,reverse=True)
    z=any(x==0 for x in v)
    P['harmonic'][i]=None if len(v)<5 else 0 if z else len(v)/sum(1/x for x in v)
    P['p_half'][i]=None if len(v)<5 else 0 if z else (sum(x**-.5 for x in v)/len(v))**-2
    P['best3'][i]=None if len(v)<2 else mean(d[:3])
    P['worst'][i]=min(v) if v else None
    P['trimmed'][i]=None if None in f else mean(sorted(f)[1:4])
    w=[.4,.3,.2,.1]; P['owa'][i]=None if len(v)<4 else sum(a*b for a,b in zip(w,d))
rk=rank(P['best3']); expected({**P,'rank':rk},[r[0] for r in R])
write('published.csv',['id','best3','rank'],[[i,P['best3'][i],rk[i]] for i in rk])
