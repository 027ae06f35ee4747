/**
 * Names of places that stand in names of organisations: divisions and large cities of China, and countries. Chinese
 * first, then English; written as in a key (see fold). What is not listed is a word like any other.
 */
const china = `
北京 beijing
天津 tianjin
上海 shanghai
重庆 chongqing
河北 hebei
山西 shanxi
辽宁 liaoning
吉林 jilin
黑龙江 heilongjiang
江苏 jiangsu
浙江 zhejiang
安徽 anhui
福建 fujian
江西 jiangxi
山东 shandong
河南 henan
湖北 hubei
湖南 hunan
广东 guangdong
海南 hainan
四川 sichuan
贵州 guizhou
云南 yunnan
陕西 shaanxi
甘肃 gansu
青海 qinghai
广西 guangxi
西藏 tibet
宁夏 ningxia
新疆 xinjiang
内蒙古 mongolia
台湾 taiwan
香港 hongkong kong
澳门 macau macao
深圳 shenzhen
广州 guangzhou
杭州 hangzhou
南京 nanjing
苏州 suzhou
宿州 -
武汉 wuhan
成都 chengdu
宁波 ningbo
无锡 wuxi
常州 changzhou
南通 nantong
徐州 xuzhou
扬州 yangzhou
镇江 zhenjiang
泰州 -
台州 taizhou
盐城 yancheng
温州 wenzhou
嘉兴 jiaxing
绍兴 shaoxing
金华 jinhua
湖州 huzhou
合肥 hefei
芜湖 wuhu
福州 fuzhou
厦门 xiamen
泉州 quanzhou
南昌 nanchang
赣州 ganzhou
济南 jinan
青岛 qingdao
烟台 yantai
潍坊 weifang
淄博 zibo
郑州 zhengzhou
洛阳 luoyang
长沙 changsha
株洲 zhuzhou
湘潭 xiangtan
襄阳 xiangyang
宜昌 yichang
东莞 dongguan
佛山 foshan
珠海 zhuhai
惠州 huizhou
中山 zhongshan
汕头 shantou
南宁 nanning
柳州 liuzhou
桂林 guilin
海口 haikou
贵阳 guiyang
昆明 kunming
西安 xian
咸阳 xianyang
兰州 lanzhou
西宁 xining
银川 yinchuan
乌鲁木齐 urumqi
拉萨 lhasa
沈阳 shenyang
大连 dalian
鞍山 anshan
长春 changchun
哈尔滨 harbin
大庆 daqing
石家庄 shijiazhuang
唐山 tangshan
保定 baoding
太原 taiyuan
大同 datong
呼和浩特 hohhot
包头 baotou
鄂尔多斯 ordos
绵阳 mianyang
宜宾 yibin
`;
const abroad = `
日本 japan
韩国 korea
印度 india
越南 vietnam
泰国 thailand
新加坡 singapore
马来西亚 malaysia
印度尼西亚 indonesia
印尼 -
菲律宾 philippines
澳大利亚 australia
加拿大 canada
美国 america usa
墨西哥 mexico
巴西 brazil
智利 chile
阿根廷 argentina
秘鲁 peru
英国 uk
德国 germany deutschland
法国 france
意大利 italy italia
西班牙 spain espana
荷兰 netherlands nederland
比利时 belgium
瑞士 switzerland schweiz
瑞典 sweden
丹麦 denmark
芬兰 finland
挪威 norway norge
波兰 poland polska
俄罗斯 russia
乌克兰 ukraine
哈萨克斯坦 kazakhstan
土耳其 turkey
埃及 egypt
南非 africa
尼日利亚 nigeria
沙特 saudi arabia
阿联酋 uae
迪拜 dubai
伦敦 london
卢森堡 luxembourg
爱尔兰 ireland
欧洲 europe
亚洲 asia
`;

const rows = [china, abroad].flatMap((lines) =>
  lines
    .trim()
    .split('\n')
    .map((line) => line.split(' ')),
);

/** Places as words of an English key. */
export const places: ReadonlySet<string> = new Set(
  rows.flatMap(([, ...words]) => words.filter((word) => word !== '-')),
);
/** Places in a Chinese key. */
export const placesZh = new RegExp(rows.map(([zh]) => zh).join('|'), 'gu');
/** A place of China in a Chinese key, with or without what kind of place it is, or another division by its ending. */
export const placeZh = new RegExp(
  `${rows.map(([zh]) => zh).join('|')}|\\p{Script=Han}(?:省|市|县|区|自治州)`,
  'u',
);

const divisionZh = /(?:(?:壮族|回族|维吾尔)?自治区|特别行政区|省|市)$/u;
const division = / (?:province|municipality|city|autonomous region|sar)$|^province of /;

/** The name of a place without what sort of division it is: 广东 for 广东省. */
export function withoutDivision(key: string): string {
  return key.replace(divisionZh, '').replace(division, '');
}
