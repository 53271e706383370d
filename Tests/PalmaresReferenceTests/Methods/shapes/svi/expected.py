import sys; sys.path.insert(0, "..")
from definitions import *
R=[['c%02d'%i,v,w] for i,(v,w) in enumerate([(10,5),(10,7),(10,1),(3,9),(55,0),(0,0),(22,4),(None,3),(8,-999),(100,8),(31,2),(41,6),(7,3.5),(8,3)])]
write('data.csv',['id','pov','une'],R)
une={r[0]:None if r[2]==-999 else r[2] for r in R}; pov={r[0]:r[1] for r in R}; ids=list(pov)
def pr(v,den,ties='average',best='high'):
    n=sum(x is not None for x in v.values()); rk=rank(v,'low' if best=='high' else 'high',ties)
    return {i:None if r is None else (r-1)/(n-1) if den==-1 else r/n if den==0 else r/(n+1) for i,r in rk.items()}
p1,p2,p3=pr(pov,-1),pr(pov,0),pr(pov,1)
one_minus={i:None if p is None else 1-p for i,p in p1.items()}
u=pr(une,-1,'min')
s={i:None if None in(p1[i],u[i]) else p1[i]+u[i] for i in ids}; overall={i:None if v is None else rnd(v,4) for i,v in pr({i:None if v is None else rnd(v,12) for i,v in s.items()},-1,'min').items()}
n=13; rk=rank(pov,'high','min')
dc={i:None if r is None else math.ceil(10*r/n) for i,r in rk.items()}; df={i:None if r is None else math.floor(10*(r-1)/n)+1 for i,r in rk.items()}
orank=rank(overall,'high')
expected({'p_n1':p1,'p_n':p2,'p_np1':p3,'inverse':one_minus,'overall':overall,'decile_ceiling':dc,'decile_floor':df,'rank':orank},ids)
write('published.csv',['id','RPL','dc','df'],[[i,-999 if overall[i] is None else overall[i],dc[i],df[i]] for i in ids])
