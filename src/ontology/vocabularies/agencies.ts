import { term, vocabulary } from '../vocabulary.js';

export const agencyType = vocabulary('AgencyType', 'What kind of organ an agency is.', {
  LEGISLATURE: term('legislature', '立法机关', 'An organ that passes laws.'),
  CABINET: term('cabinet', '国务院', 'The State Council.'),
  MINISTRY: term('ministry', '部', 'A ministry of the State Council.'),
  COMMISSION: term(
    'commission',
    '委员会',
    'A commission of the State Council with ministerial rank.',
  ),
  ADMINISTRATION: term('administration', '局', 'A national administration or office.'),
  COORDINATING_BODY: term(
    'coordinating body',
    '议事协调机构',
    'A commission or leading group of the State Council in which several organs decide together, or its office.',
  ),
  PUBLIC_INSTITUTION: term(
    'public institution',
    '事业单位',
    'An academy, centre, fund or news organisation of the state that is no organ of administration.',
  ),
  STATE_ORGAN: term(
    'other organ of state',
    '其他国家机关',
    'A central organ beside congress, State Council and courts, such as the president, the supervisory commission or the political consultative conference.',
  ),
  JUDICIAL_ORGAN: term('judicial organ', '司法机关', 'A court or a procuratorate.'),
  LOCAL_GOVERNMENT: term(
    'local government',
    '地方政府',
    'The government of a province, municipality, city or county.',
  ),
  LOCAL_DEPARTMENT: term(
    'local department',
    '地方政府部门',
    'A department, commission, bureau or office of a local government.',
  ),
  PARTY_ORGAN: term('party organ', '党的机构', 'An organ of the Communist Party of China.'),
  MASS_ORGANISATION: term(
    'mass organisation',
    '群团组织',
    'A national organisation under the leadership of the party, such as the trade unions or the federation of industry and commerce.',
  ),
  UNSPECIFIED: term(
    'unspecified',
    '未说明',
    'Authorities that a source mentions without naming them.',
  ),
});

export const agencyLevel = vocabulary('AgencyLevel', 'The level of government of an agency.', {
  CENTRAL: term('central', '中央', 'The central state.'),
  PROVINCIAL: term(
    'provincial',
    '省级',
    'A province, an autonomous region or a municipality directly under the central government.',
  ),
  CITY: term('city', '市级', 'A city below the province.'),
});

export const successionExtent = vocabulary(
  'SuccessionExtent',
  'How much of a body or company went over to its successor.',
  {
    WHOLE: term(
      'whole',
      '整体',
      'It became the successor: renamed, reorganised or of another rank.',
    ),
    MERGED: term(
      'merged',
      '并入',
      'All of it went into a successor that has other duties as well.',
    ),
    PART: term('part', '部分', 'A part of its duties went over.'),
  },
);

export const companyType = vocabulary('CompanyType', 'What kind of company it is.', {
  COMPANY: term('company', '公司', 'A firm, or a company about which the source says no more.'),
  GROUP: term('group', '集团', 'A group of firms.'),
  FUND: term('fund', '基金', 'An investment fund.'),
  BRAND: term('brand', '品牌', 'A brand or a line of products with a name of its own.'),
  EXCHANGE: term('exchange', '交易所', 'A stock exchange.'),
  MEDIA: term('media', '媒体', 'A news outlet or publisher that takes part in an event.'),
});

export const placeLevel = vocabulary('PlaceLevel', 'What kind of place it is.', {
  COUNTRY: term('country', '国家', 'A country.'),
  PROVINCE: term(
    'first-level division',
    '一级行政区',
    'A province, state, region, or municipality directly under the central government.',
  ),
  CITY: term('city', '城市', 'A city or metropolis.'),
});

export const precision = vocabulary('Precision', 'How exactly a place is known.', {
  IN: term('in', '位于', 'In the place.'),
  NEAR: term('near', '邻近', 'Near the place. The source does not say where exactly.'),
});
