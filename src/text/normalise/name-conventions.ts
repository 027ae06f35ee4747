/**
 * How lists write the names of organisations: abbreviations, legal forms, the country, and words that most names
 * share. All are written as in a key (see fold): lower case, without full stops, in simplified characters.
 */

/** Common abbreviations and their full words, and British spellings and their American ones. */
export const inFull: ReadonlyMap<string, string> = new Map(
  Object.entries({
    admin: 'administration',
    aluminium: 'aluminum',
    assn: 'association',
    bur: 'bureau',
    centre: 'center',
    co: 'company',
    comm: 'commission',
    commn: 'commission',
    cmte: 'committee',
    corp: 'corporation',
    defence: 'defense',
    dept: 'department',
    dev: 'development',
    fibre: 'fiber',
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
    labour: 'labor',
    ltd: 'limited',
    mfg: 'manufacturing',
    min: 'ministry',
    mobilisation: 'mobilization',
    modernisation: 'modernization',
    mun: 'municipal',
    nat: 'national',
    natl: 'national',
    organisation: 'organization',
    organisations: 'organizations',
    programme: 'program',
    prov: 'provincial',
    sci: 'science',
    standardisation: 'standardization',
    tech: 'technology',
    technol: 'technology',
    univ: 'university',
  }),
);

/** Stop words: they join other words and carry no meaning. */
export const joining: ReadonlySet<string> = new Set(
  'the of and for on in to by at with a an'.split(' '),
);

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

/** Words that say what sort of body an organ is; one beside another names a part of it. */
export const organWords: ReadonlySet<string> = new Set(
  'ministry commission committee administration bureau office department council government institute academy center court division directorate secretariat'.split(
    ' ',
  ),
);
/** Words that name a part of a company. */
export const branchWords: ReadonlySet<string> = new Set(
  'branch subsidiary representative union foundation'.split(' '),
);
export const branchZh =
  /分行|支行|分公司|子公司|办事处|代表处|工会|营业部|总部|研究院|研究所|基金会/u;
/** Ends of the names of organs: what follows is a part of the organ. */
export const organEndZh = /[部委局院会办署厅行府处所]$/u;

/** Names of which there is one in many places and countries, so that the country does not go without saying. */
export const oneOfMany = /^(?:bank|university|academy|institute|post|telecom|mobile|fund)$/;

/** Titles before and after names of people. */
export const titles: ReadonlySet<string> = new Set(
  'mr mrs ms miss dr prof professor president sir madam chairman monsieur'.split(' '),
);
export const titlesZh = /(?:主席|总理|部长|省长|市长|书记|先生|女士|博士|教授)$/u;

/** Directions: with and without one, two places. */
export const directions: ReadonlySet<string> = new Set(
  'north south east west northern southern eastern western'.split(' '),
);
