import { readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import type { Content } from '../functions/contract/summaries.ts';
import { makeXlsx } from '../functions/schedule/sheets/xlsx.ts';
import { makeDocx } from '../functions/schedule/sheets/docx.ts';
import { makeCsv } from '../functions/schedule/sheets/csv.ts';
const road = JSON.parse(readFileSync('infra/data/roadmap-2020-2022.json','utf8'));
const N = Number(process.argv[2] ?? 40000), what = process.argv[3] ?? 'xlsx';
const schools = Math.round(N*700/40000);
const states=['done','handed-in','partial','in-progress','not-done','not-due'] as const;
let i=0;
const rows = road.measures.flatMap((m:any)=>m.indicators.map((d:any)=>({section:m.section,measure:m.number,numberRaw:m.numberRaw,title:m.title,indicator:d.id,name:d.name,plannedRaw:d.planned.raw,planned:d.planned.value,atLeast:false,aggregation:d.aggregation,marks:[],executorsRaw:m.executorsRaw,total:{fact:1,of:2,unit:'items'},cells:road.years.map((year:number)=>({year,raw:'2',plan:2,due:`${year}-12-31`,fact:1,waiting:0,deviation:-1,state:'partial',issued:2,proofs:Array.from({length:Math.ceil(N/51)},()=>({item:`i${i++}`,kind:'minutes',owner:`МБОУ СОШ № ${i%schools}`,name:`Протокол_${i}_от_20_05_Совещание руководителей по координации деятельности.pdf`,url:null,path:`/tasks/s${i}.2021.1.4`,sha256:createHash('sha256').update(String(i)).digest('hex'),fulfilled:'2021-05-20',counts:1,acceptedBy:'Методист ИМО',enteredLater:i%3===0,late:false}))}))})));
const content:Content={municipality:'M',roadmap:{id:'r',title:road.title,years:road.years,columns:road.columns},asOf:'2021-05-15',sections:road.sections,rows,
matrix:Array.from({length:5},(_,s)=>({owes:`s${s}`,owner:`МБОУ СОШ № ${s}`,tasks:Array.from({length:48},(_,t)=>({task:'t',measure:`${1+t%4}.${1+(t%16)}`,year:2020+Math.floor(t/16),target:1,accepted:0,waiting:0,returned:0,state:states[(s+t)%6]!}))})),
debts:Array.from({length:50},(_,s)=>({kind:'overdue' as const,owes:'s',owner:`МБОУ СОШ № ${s}`,task:'t',measure:'1.4',numberRaw:'1.4',title:road.measures[3].title,year:2021,due:'2021-05-01',days:14,missing:[{name:'Протоколы',count:1}],reason:null,comment:'Комментарий '.repeat(8)}))};
const stamp={known:'2021-05-15T09:30:00.000Z',sha256:'a'.repeat(64),by:'x',site:'https://opora.example'};
const before=process.resourceUsage().maxRSS/1024;
const t=performance.now();
const out= what==='xlsx'?await makeXlsx(content,stamp):what==='docx'?await makeDocx(content,stamp):makeCsv(content,stamp);
console.log(what,N,'proofs',(performance.now()-t).toFixed(0),'ms',out.length,'bytes; RSS before',before.toFixed(0),'max',(process.resourceUsage().maxRSS/1024).toFixed(0));
if(process.argv[4]) (await import('node:fs')).writeFileSync(process.argv[4],out);
