import sys; sys.path.insert(0, "..")
from definitions import *
L=[];M={'A':(60,40,3,2),'B':(30,90,5,None),'C':(0,100,0,0),'D':(None,10,1,1),'E':(55.5,44.5,2,2)}
for k,(w,m,pw,pm) in M.items():
    for ind,sex,v in(('students','f',w),('students','m',m),('profs','f',pw),('profs','m',pm),('students','total',None if w is None else w+m)):
        if v is not None or ind=='students': L.append([k,ind,sex,2024,v,'OK' if v else 'M'])
    L.append([k,'students','f',2023,1,'OK']); L.append([k,'students','m',2023,1,'OK'])
write('data.csv',['school','what','sex','year','figure','flag'],L)
ps={};pp={};sc={}
for k,(w,m,pw,pm) in M.items():
    ps[k]=None if None in(w,m) else w/(w+m); pp[k]=None if None in(pw,pm) or pw+pm==0 else pw/(pw+pm)
    e=[1-2*abs(.5-x) for x in(ps[k],pp[k]) if x is not None]; sc[k]=mean(e) if e else None
rk=rank(sc); expected({'share_students':ps,'score':sc,'rank':rk},list(M))
write('published.csv',['school','score','rank'],[[k,sc[k],rk[k]] for k in M])
