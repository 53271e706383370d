"""Plain definitions that the expected figures are worked out with: standard library only, nothing of palmares."""
import csv, math, sys
from decimal import Decimal, ROUND_HALF_UP, ROUND_DOWN, ROUND_HALF_EVEN
def rnd(x,d=0,mode=ROUND_HALF_UP):
    if x is None: return None
    return float(Decimal('%.15g'%x).quantize(Decimal(1).scaleb(-d),rounding=mode))
def trunc(x,d=0): return rnd(x,d,ROUND_DOWN)
def mean(v): v=list(v); return math.fsum(v)/len(v)
def sdp(v): m=mean(v); return math.sqrt(math.fsum((a-m)**2 for a in v)/len(v))
def sd(v): m=mean(v); return math.sqrt(math.fsum((a-m)**2 for a in v)/(len(v)-1))
def q7(v,p):
    v=sorted(v); h=(len(v)-1)*p; i=int(math.floor(h)); j=min(i+1,len(v)-1)
    return v[i]+(h-i)*(v[j]-v[i])
def median(v): return q7(v,.5)
def gmean(v,w=None):
    w=w or [1]*len(v)
    return math.exp(math.fsum(b*math.log(a) for a,b in zip(v,w))/sum(w))
def rank(vals,first='high',ties='min'):
    """vals: dict id->value or None"""
    s=-1 if first=='high' else 1
    pres=[(s*v,k) for k,v in vals.items() if v is not None]
    out={}
    for k,v in vals.items():
        if v is None: out[k]=None; continue
        less=sum(1 for a,_ in pres if a<s*v); eq=sum(1 for a,_ in pres if a==s*v)
        out[k]={'min':less+1,'max':less+eq,'average':less+(eq+1)/2,'dense':len({a for a,_ in pres if a<s*v})+1}[ties]
    return out
def tuple_rank(keys):
    """keys: dict id-> tuple, smaller first; equal tuples share min"""
    pres=[v for v in keys.values() if v is not None]
    return {k:(None if v is None else 1+sum(1 for a in pres if a<v)) for k,v in keys.items()}
def read(f,**k):
    return list(csv.DictReader(open(f,newline='',encoding='utf-8'),**k))
def num(s,miss=('','NA')): return None if s in miss else float(s)
def fmt(v):
    if v is None: return ''
    if isinstance(v,str): return v
    return repr(int(v)) if float(v).is_integer() and abs(v)<1e15 else repr(float(v))
def write(f,head,rows,delimiter=','):
    with open(f,'w',newline='',encoding='utf-8') as h:
        w=csv.writer(h,delimiter=delimiter,lineterminator='\n'); w.writerow(head)
        for r in rows: w.writerow([fmt(x) for x in r])
def expected(cols,ids):
    """cols: node -> {id: value}"""
    write('expected.csv',['id']+list(cols),[[i]+[cols[c].get(i) for c in cols] for i in ids])
