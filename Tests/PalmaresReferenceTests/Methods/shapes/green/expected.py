import sys; sys.path.insert(0, "..")
from definitions import *
R=[['A',100,.30,5,'yes'],['B',100,.30,5,'yes'],['C',40,.8,20,'partly'],['D',0,0,0,'no'],['E',60,.5,10,'yes'],['F',39.999,.799,19.99,'partly'],['G',None,.95,30,'no'],['H',100,.3,5.0,'partly'],['I',60,.5,10,None]]
H=['id','green','recycled','courses','policy']; write('data.csv',H,R)
def cl(x,lim,pts):
    for l,p in zip(lim,pts):
        if x>=l: return p
    return pts[-1]
tot={};pts={}
for i,g,r,c,p in R:
    a=0 if g is None else cl(g,[80,60,40,20],[400,300,200,100,0]); b=cl(r,[.75,.5,.25],[300,200,100,0]); d=cl(c,[20,10,5],[150,100,50,0]); e={'yes':100,'partly':50,'no':0,None:0}[p]
    pts[i]=(a,b,d,e); tot[i]=a+b+d+e
order=sorted([r[0] for r in R],key=lambda i:(-tot[i],-pts[i][2],[r[0] for r in R].index(i)))
rk={i:n+1 for n,i in enumerate(order)}
expected({'total':tot,'rank':rk,'points_green':{r[0]:None if r[1] is None else pts[r[0]][0] for r in R}},list(tot))
write('published.csv',['id','Total','Rank'],[[i,tot[i],rk[i]] for i in tot])
