import sys; sys.path.insert(0, "..")
from definitions import *
R=[['N','Norvik',.98,.93,.99,3.1,2.4,13.0,7.1,41.0,0],['L','Luxia',.97,.85,1,3,5,15,15.1,60.2,1],['Q','Quatara',.96,.70,1,5.5,11.2,18.3,36.1,152.58,1],
 ['X','Extrema',.9,.8,.95,4,4,4,68.72,200,1],['T','Twina',.7,.6,.5,20,25,30,1.2,3,0],['U','Unka',.7,.6,.5,20,25,30,1.2,3,0],['M','Missa',.6,.5,.5,None,20,20,.5,2,0],['P','Papel',.6,.5,.5,30,20,20,None,2,0],['Z','Zero',.3,0,.3,40,50,10,0,0,0]]
H=['iso','name','i_le','i_ed','i_in','a_le','a_ed','a_in','co2','mf','big']
write('data.csv',H,R)
hdi={};ih={};loss={};coef={};fac={};ph={};drop={}
for r in R:
    v=dict(zip(H,r)); i=v['iso']
    I=[v['i_le'],v['i_ed'],v['i_in']]; A=[v['a_le'],v['a_ed'],v['a_in']]
    h=(I[0]*I[1]*I[2])**(1/3); hdi[i]=h
    if None in A: ih[i]=loss[i]=coef[i]=None
    else:
        x=[a*(1-b/100) for a,b in zip(I,A)]; ih[i]=(x[0]*x[1]*x[2])**(1/3); coef[i]=mean(A)
        loss[i]=None if h==0 else 100*(1-ih[i]/h)
    if v['co2'] is None or v['mf'] is None: fac[i]=ph[i]=None
    else:
        fac[i]=1-(min(1,v['co2']/68.72)+min(1,v['mf']/152.58))/2; ph[i]=rnd(h*fac[i],3)
rk=rank(hdi); pr=rank(ph); drop={i:None if pr[i] is None else rk[i]-pr[i] for i in rk}
expected({'hdi':hdi,'ihdi':ih,'loss':loss,'coefficient':coef,'factor':fac,'phdi':ph,'phdi_rank':pr,'drop':drop},[r[0] for r in R])
write('published.csv',['iso','PHDI','rank','diff','loss'],[[i,'-' if ph[i] is None else '%.3f'%ph[i],pr[i] if pr[i] is not None else '-',drop[i] if drop[i] is not None else '-','-' if loss[i] is None else '%.1f'%rnd(loss[i],1)] for i in ph])
