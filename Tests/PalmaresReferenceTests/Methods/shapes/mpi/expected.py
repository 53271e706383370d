import sys; sys.path.insert(0, "..")
from definitions import *
import random
random.seed(9); S=['a','b','c','d']
R=[['R%02d'%i]+[round(random.gauss(50,15),2) for s in S] for i in range(12)]
R.append(['DUP']+R[0][1:]); R.append(['MEAN',0,0,0,0]); R[-1][1:]=[round(mean([r[k] for r in R[:-1]]),2) for k in range(1,5)]; R.append(['MISS',1,2,None,3])
write('data.csv',['id']+S,R)
sgn={'a':1,'b':1,'c':1,'d':-1}
col={s:[r[k+1] for r in R if r[k+1] is not None] for k,s in enumerate(S)}
Z={};mpi={};D={}
for r in R:
    if None in r: mpi[r[0]]=None;Z[r[0]]=None; continue
    Z[r[0]]=[100+10*sgn[s]*(r[k+1]-mean(col[s]))/sdp(col[s]) for k,s in enumerate(S)]
    z=Z[r[0]]; m=mean(z); s_=sdp(z); mpi[r[0]]=m-s_*(s_/m)
best=[max((100+10*sgn[s]*(v-mean(col[s]))/sdp(col[s])) for v in col[s]) for s in S]
D={i:None if z is None else math.sqrt(sum((x-b)**2 for x,b in zip(z,best))) for i,z in Z.items()}
dv=[d for d in D.values() if d is not None]; c0=mean(dv)+2*sd(dv)
w={i:None if d is None else 1-d/c0 for i,d in D.items()}
rk=rank({i:None if v is None else rnd(v,9) for i,v in mpi.items()})
expected({'mpi':mpi,'distance':D,'wroclaw':w,'rank':rk},[r[0] for r in R])
write('published.csv',['id','mpi','w','rank'],[[i,'' if mpi[i] is None else '%.2f'%rnd(mpi[i],2),w[i],rk[i]] for i in mpi])
