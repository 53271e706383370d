import sys; sys.path.insert(0, "..")
from definitions import *
R=read('data.csv'); g={};H={};F={}
for r in R:
    v={k:num(x) for k,x in r.items() if k not in('country','name')}; i=r['country']
    if any(x is None for x in v.values()): g[i]=None; continue
    mm=min(1000,max(10,v['mmr'])); pf=v['seats_f'] or .1
    hf=math.sqrt((10/mm)*(1/v['birth_rate'])); ef=math.sqrt(pf*v['edu_f'])/100; em=math.sqrt(v['seats_m']*v['edu_m'])/100
    lf,lm=v['lfp_f']/100,v['lfp_m']/100
    gf=(hf*ef*lf)**(1/3); gm=(1*em*lm)**(1/3); h=1/((1/gf+1/gm)/2)
    ref=(((hf+1)/2)*((ef+em)/2)*((lf+lm)/2))**(1/3)
    g[i]=rnd(1-h/ref,3); H[i]=h;F[i]=ref
rk=rank(g,'low'); ids=list(g)
# the mean of what is there: reference needs all, harm too
expected({'gii':g,'rank':rk},ids)
write('published.csv',['iso','GII','Rank'],[[i,'..' if g[i] is None else '%.3f'%g[i],'..' if g[i] is None else fmt(rk[i])] for i in ids])
