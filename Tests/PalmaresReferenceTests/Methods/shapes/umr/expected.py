import sys; sys.path.insert(0, "..")
from definitions import *
import random
random.seed(8); S=['q1','q2','q3','q4']
R=[['I%02d'%i]+[None if random.random()<.15 else round(random.lognormvariate(1,.8),2) for s in S] for i in range(15)]
R[3][1]=0; R.append(['I15']+R[2][1:]); R.append(['I16',None,None,None,None])
write('data.csv',['id']+S,R)
med=[median([r[k+1] for r in R if r[k+1] is not None]) for k in range(4)]
hi,lo,vlo=1.25,.75,.25
def g(x,m):
    if x is None: return None
    y=x/m
    return 'A' if y>=hi else 'B' if y>=1 else 'C' if y>=lo else 'D' if y>vlo else 'E'
G={s:{r[0]:g(r[k+1],med[k]) for r in R} for k,s in enumerate(S)}
nA={r[0]:sum(G[s][r[0]]=='A' for s in S) for r in R}; nB={r[0]:sum(G[s][r[0]]=='B' for s in S) for r in R}
rk=tuple_rank({i:(-nA[i],-nB[i]) for i in nA})
expected({**{'g_'+s:G[s] for s in S},'n_a':nA,'n_b':nB,'order':rk},list(nA))
write('published.csv',['id']+S+['ord'],[[i]+[G[s][i] or '-' for s in S]+[rk[i]] for i in nA])
