import sys; sys.path.insert(0, "..")
from definitions import *
import random
random.seed(2)
H=['country','le_f','le_m','eys_f','eys_m','mys_f','mys_m','gnipc','wage_ratio','ea_f','ea_m','pop_f']
R=[]
for i in range(14):
    R.append(['C%02d'%i,round(random.uniform(55,89),1),round(random.uniform(50,84),1),round(random.uniform(6,20),1),round(random.uniform(6,19),1),round(random.uniform(2,14),2),round(random.uniform(3,14),2),round(random.uniform(700,90000)),round(random.uniform(.2,1),2),round(random.uniform(10,50),1),0,round(random.uniform(46,53),2)])
    R[-1][10]=round(100-R[-1][9],1)
R[2][8]=None; R[3][8]=None; R[4][7]=None; R[5][9]=0; R[5][10]=100; R[6][4]=None
R.append(['C14']+R[0][1:]); R[7][1:3]=[87.5,82.5]
R.append(['EQ',87.5,82.5,18,18,15,15,40000,1,50,50,50])
write('data.csv',H,R)
D={'le_f':(22.5,87.5),'le_m':(17.5,82.5)}
hf={};hm={};g={};dev={};grp={};inc={}
c=lambda x:min(x,1)
for r in R:
    v=dict(zip(H,r)); i=v['country']
    w=v['wage_ratio'] if v['wage_ratio'] is not None else .8
    s=w*v['ea_f']/(w*v['ea_f']+v['ea_m'])
    y={'f':v['gnipc'] and v['gnipc']*s/(v['pop_f']/100),'m':v['gnipc'] and v['gnipc']*(1-s)/(1-v['pop_f']/100)}
    out={}
    for x in 'fm':
        a,b=D['le_'+x]
        if None in (v['eys_'+x],v['mys_'+x],y[x]): out[x]=None; continue
        e=(c(v['eys_'+x]/18)+c(v['mys_'+x]/15))/2
        lx=c((v['le_'+x]-a)/(b-a))
        ix=0 if y[x]==0 else max(0,c((math.log(y[x])-math.log(100))/(math.log(75000)-math.log(100))))
        out[x]=(lx*e*ix)**(1/3)
    hf[i],hm[i]=out['f'],out['m']; inc[i]=y['f']
    if None in out.values(): g[i]=dev[i]=grp[i]=None
    else:
        g[i]=rnd(out['f']/out['m'],3); dev[i]=abs(100*(out['f']/out['m']-1))
        grp[i]=1 if dev[i]<=2.5 else 2 if dev[i]<=5 else 3 if dev[i]<=7.5 else 4 if dev[i]<=10 else 5
rk=rank(dev,'low'); ids=[r[0] for r in R]
expected({'gni_f':inc,'hdi_f':hf,'hdi_m':hm,'gdi':g,'deviation':dev,'group':grp,'rank':rk},ids)
write('published.csv',['country','GDI','Group','Rank'],[[i,'..' if g[i] is None else '%.3f'%g[i],'..' if g[i] is None else str(grp[i]),rk[i]] for i in ids])
