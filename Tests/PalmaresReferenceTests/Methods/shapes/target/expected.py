import sys; sys.path.insert(0, "..")
from definitions import *
R=[['A',80,100,20,5],['B',120,100,10,9],['C',50,50,40,1],['D',50,None,40,1],['E',0,200,30,2],['F',None,10,30,2],['G',100,100,40,1]]
write('data.csv',['id','v','target','waste','income'],R)
d={r[0]:None if None in(r[1],r[2]) else max(0,1-abs(r[1]-r[2])/r[2]) for r in R}
wm=[r[3] for r in R]; im=[r[4] for r in R]
w={r[0]:(max(wm)-r[3])/(max(wm)-min(wm)) for r in R}; n={r[0]:(r[4]-min(im))/(max(im)-min(im)) for r in R}
sc={i:None if d[i] is None else (d[i]+w[i]+n[i])/3 for i in d}
rk=rank(sc); expected({'d':d,'w':w,'n':n,'score':sc,'rank':rk},list(d))
write('published.csv',['id','score','rank'],[[i,sc[i],rk[i]] for i in d])
