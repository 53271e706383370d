import sys; sys.path.insert(0, "..")
from definitions import *
import random
random.seed(12)
R=[['U%02d'%i,'north' if i%2 else 'south',round(random.uniform(20,100),1),round(random.uniform(20,100),1),round(random.uniform(1,100),1),1] for i in range(16)]
R[4][5]=0; R[8][2:5]=R[9][2:5]; R[8][1]=R[9][1]; R[15][2]=100.0
write('data.csv',['id','region','teach','teach_old','money','kept'],R)
ids=[r[0] for r in R]
mx={g:max(r[4] for r in R if r[1]==g) for g in('north','south')}
tot={}
for i,g,t,o,m,k in R:
    t=o if i=='U05' else t
    tot[i]=trunc(.58*t+.40*100*m/mx['south'],1)   # north scaled with the south's max; weights .98
rk=rank(tot)
kept=[r[0] for r in R if r[5]]
expected({'score':{i:tot[i] for i in kept},'rank':{i:rk[i] for i in kept}},kept)
write('published.csv',['id','score','rank'],[[i,tot[i],rk[i]] for i in kept])
