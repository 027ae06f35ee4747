/**
 * How lists write the names of organisations: abbreviations, legal forms, the country, and words that most names
 * share. All are written as in a key (see fold): lower case, without full stops, in simplified characters.
 */

/** Common abbreviations and their full words. */
export const inFull: ReadonlyMap<string, string> = new Map(
  Object.entries({
    admin: 'administration',
    assn: 'association',
    bur: 'bureau',
    co: 'company',
    comm: 'commission',
    commn: 'commission',
    cmte: 'committee',
    corp: 'corporation',
    dept: 'department',
    dev: 'development',
    gov: 'government',
    govt: 'government',
    grp: 'group',
    hldg: 'holding',
    hldgs: 'holdings',
    inc: 'incorporated',
    ind: 'industry',
    info: 'information',
    inst: 'institute',
    intl: 'international',
    ltd: 'limited',
    mfg: 'manufacturing',
    min: 'ministry',
    mun: 'municipal',
    nat: 'national',
    natl: 'national',
    prov: 'provincial',
    sci: 'science',
    tech: 'technology',
    technol: 'technology',
    univ: 'university',
  }),
);

/** Stop words: they join other words and carry no meaning. */
export const joining: ReadonlySet<string> = new Set(
  'the of and for on in to by at with a an'.split(' '),
);

/** Legal forms at the end of company names, in full. */
export const legalForms: ReadonlySet<string> = new Set(
  'company corporation incorporated limited llc llp plc ag sa se spa gmbh nv bv ab oyj asa publ kk pte pty jsc group holding holdings'.split(
    ' ',
  ),
);

/** Legal forms in Chinese, longest first. */
export const legalFormZh =
  /(?:股份有限公司|有限责任公司|有限公司|股份公司|总公司|公司|集团|控股|股份)$/u;

/** The country: in English as words of a key, and in Chinese. */
export const nation =
  /\b(?:of )?(?:the )?(?:(?:peoples republic of|p r|pr) china|prc|chinas?|chinese)\b/g;
export const nationZh = /中华人民共和国|中国/gu;

/** Words that carry little weight because so many names share them. */
export const common: ReadonlySet<string> = new Set(
  'ministry commission committee administration bureau office department government council national state general provincial province municipal municipality city central people peoples republic china chinese company corporation limited group holding technology technologies international industry industrial development plan notice opinions regulations guidelines measures'.split(
    ' ',
  ),
);
export const commonZh =
  /委员会|办公室|人民|政府|国家|中国|总局|管理局|科技|技术|有限|股份|公司|集团|控股|责任|关于|通知|意见|条例|规划|计划|部$|局$|省|市/gu;

/**
 * First-level divisions and cities where many companies are registered. Registered names of companies begin with
 * them, so they carry little weight there.
 */
export const places: ReadonlySet<string> = new Set(
  'beijing tianjin shanghai chongqing hebei shanxi liaoning jilin heilongjiang jiangsu zhejiang anhui fujian jiangxi shandong henan hubei hunan guangdong hainan sichuan guizhou yunnan shaanxi gansu qinghai guangxi tibet ningxia xinjiang shenzhen guangzhou hangzhou nanjing suzhou wuhan chengdu'.split(
    ' ',
  ),
);
export const placesZh =
  /北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|广西|西藏|宁夏|新疆|内蒙古|深圳|广州|杭州|南京|苏州|武汉|成都/gu;
