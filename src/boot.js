{let d=document,r=d.documentElement,s=r.dataset,l=location,q=new URL(l).searchParams,t=[q.get('theme')]
addEventListener('error',e=>{if(e.target.defer){s.app='failed';delete s.applying}},1)
try{t[1]=localStorage['counted.theme']}catch{}
s.theme=t.find(x=>x=='dark'||x=='light')||(matchMedia('(prefers-color-scheme:dark)').matches?'dark':'light')
if(l.hash)s.applying=''
for(let{hreflang:x,href:a}of d.querySelectorAll('[hreflang]'))x==q.get('lang')&&x!=r.lang&&l.replace(a+l.search+l.hash)}
