import sys; sys.path.insert(0, "..")
from definitions import *
N='\u202f'
R=[('0350936C','Université d’Été','12 345,5','8,5','-999','OUI'),('0751722P','Œuvre & Cie','1 234 567,25','10','3','NON'),('007','École « Hôtel »','987','-999','4,5','OUI'),('NO','Norvège','NA','7,25','1','OUI'),('1.10','Zéro','0','0','0','NON'),('0350937D','Noël','12 345,5','8,5','2','')]
H=['code','Établissement','Budget (k€)','Écart','Points','Labellisé']
b='\r\n'.join(';'.join(r) for r in [tuple(H)]+list(R))+'\r\n'
# Windows-1252 has no U+202F: a cp1252 file uses NBSP (0xA0)
open('data.csv','wb').write(b.replace(' ','\xa0').replace('Université\xa0','Université ').replace('Budget\xa0','Budget ').encode('cp1252'))
u=b.replace('12 345','12'+N+'345').replace('1 234 567','1'+N+'234'+N+'567')
open('data-bom.csv','wb').write(b'\xef\xbb\xbf'+u.encode('utf-8'))
f=lambda s:None if s in('NA','') else float(s.replace(' ','').replace(',','.'))
bud={r[0]:f(r[2]) for r in R}; eca={r[0]:f(r[3]) for r in R}; pts={r[0]:None if r[4]=='-999' else f(r[4]) for r in R}
sc={i:None if None in(bud[i],pts[i]) else bud[i]/1000+eca[i]+10*pts[i] for i in bud}
rk=rank(sc); expected({'budget':bud,'ecart':eca,'pts':pts,'score':sc,'rank':rk},list(bud))
open('published.csv','wb').write(('code;score;rang\r\n'+''.join('%s;%s;%s\r\n'%(i,'' if sc[i] is None else ('%.2f'%rnd(sc[i],2)).replace('.',','),'' if rk[i] is None else rk[i]) for i in sc)).encode('cp1252'))
