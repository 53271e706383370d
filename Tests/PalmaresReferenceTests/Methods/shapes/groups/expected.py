import sys; sys.path.insert(0, "..")
from definitions import *
import random
random.seed(14)
R=[['S%02d'%i,['Nord','Sud','Île'][i%3] if i!=21 else 'Solo',round(random.uniform(40,95),1)] for i in range(21)]
R[5][2]=R[8][2]; R[7][2]=None; R.append(['S21','Solo',70.0]); R.append(['S22','Solo',71.5])
write('data.csv',['id','region','v'],R)
reg={r[0]:r[1] for r in R}; v={r[0]:r[2] for r in R}; ids=list(v)
z={};rr={}
for g in set(reg.values()):
    x={i:v[i] for i in ids if reg[i]==g}; p=[a for a in x.values() if a is not None]
    for i,a in x.items(): z[i]=None if a is None else (a-mean(p))/sd(p)
    rr.update(rank(x))
sc={i:None if z[i] is None else 70+7.5*z[i] for i in ids}; rk=rank(sc)
pr={}
for i in ids:
    s=sc[i]
    if s is None: pr[i]='-'; continue
    s=rnd(s,1)
    pr[i]='%.1f'%s if s>=78 else '73.0–77.9' if s>=73 else '68.0–72.9' if s>=68 else '<68.0'
expected({'z':z,'rank_in_region':rr,'score':sc,'rank':rk},ids)
write('published.csv',['id','Overall','Region rank'],[[i,pr[i],'-' if rr[i] is None else rr[i]] for i in ids])
