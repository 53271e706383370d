import sys; sys.path.insert(0, "..")
from definitions import *
import random
random.seed(10)
R=[]; S=['pm','water','co2','forest']
for i in range(30):
    R.append(['E%02d'%i,['north','south','west'][i%3]]+[round(random.lognormvariate(2,1),2),round(random.uniform(0,100),1),round(random.lognormvariate(1,1.5),3),round(random.uniform(0,80),1)])
for i,k in [(1,2),(2,3),(5,4),(6,2),(6,3),(11,5),(12,4)]: R[i][k]=None
R[7][4]=0; R.append(['E30']+R[0][1:]); R.append(['E31','south',.01,100,5000,.1])
write('data.csv',['iso','region']+S,R)
ids=[r[0] for r in R]; reg={r[0]:r[1] for r in R}
sc={}
for k,s in enumerate(S):
    x={r[0]:r[2+k] for r in R}
    t={i:None if v is None else (math.log(v) if s=='pm' else math.log(v+.1) if s=='co2' else v) for i,v in x.items()}
    pv=[v for v in t.values() if v is not None]; p5,p95=q7(pv,.05),q7(pv,.95)
    worst,best=(p95,p5) if s in('pm','co2') else (p5,p95)
    y={i:None if v is None else min(100,max(0,100*(v-worst)/(best-worst))) for i,v in t.items()}
    rm={g:mean([y[i] for i in ids if reg[i]==g and y[i] is not None]) for g in set(reg.values())}
    sc[s]={i:rm[reg[i]] if y[i] is None else y[i] for i in ids}
hlt={i:.4*sc['pm'][i]+.6*sc['water'][i] for i in ids}; eco={i:sc['forest'][i] for i in ids}; cli=sc['co2']
vit={i:(.7*eco[i]+.3*cli[i]) for i in ids}
epi={i:.4*hlt[i]+.6*vit[i] for i in ids}
pr={i:rnd(epi[i],1) for i in ids}; rk=rank(pr)
expected({'health':hlt,'vitality':vit,'epi':pr,'rank':rk},ids)
write('published.csv',['iso','epi','rank'],[[i,pr[i],rk[i]] for i in ids])
