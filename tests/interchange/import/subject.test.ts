import { describe, expect, it } from 'vitest';
import { sharedSubject, subjectOf } from '../../../src/text/match/subject.js';

const shared = (a: string, b: string) => sharedSubject(subjectOf(a), subjectOf(b), []);

describe('What a title is about', () => {
  it('is compared across languages', () => {
    const both = shared(
      '国务院办公厅关于完善科技成果评价机制的指导意见',
      'Guidelines on evaluating scientific and technological achievements',
    );
    expect(both.value).toBeGreaterThan(0.9);
    expect(both.words).toEqual([
      '科技 = scientific technological',
      '成果 = achievements',
      '评价 = evaluating',
    ]);
    expect(shared('Notice on steel quotas', '关于钢铁行业的通知').words).toEqual(['steel = 钢铁']);
  });

  it('is not who issued it, nor what kind of document it is', () => {
    expect([...subjectOf('交通运输部 科学技术部关于印发农村公路规划的通知').keys()]).toEqual([
      '农业',
      '道路',
    ]);
    expect(shared('国务院关于印发全民健身计划的通知', 'Five-Year Plan for employment').value).toBe(
      0,
    );
  });

  it('takes the longest word that is known: new energy vehicles are neither energy nor cars', () => {
    expect([...subjectOf('新能源汽车').keys()]).toEqual(['新能源汽车']);
    expect([...subjectOf('New energy vehicles').keys()]).toEqual(['新能源汽车']);
  });

  it('knows further things by their names, in either language', () => {
    const notions = [{ id: 'sector:wood', names: ['Makers of wooden toys', '木制玩具制造商'] }];
    expect([...subjectOf('关于木制玩具的通知', notions).keys()]).toEqual(['sector:wood']);
    expect([...subjectOf('Notice for makers of wooden toys', notions).keys()]).toEqual([
      'sector:wood',
    ]);
    expect([...subjectOf('关于木制玩具的通知').keys()]).toEqual(['木制', '制玩', '玩具']);
  });

  it('weighs words that most titles share too little to tie two titles', () => {
    const { weight } = shared(
      '关于改革管理机制的意见',
      'Opinions on reforming a management system',
    );
    expect(weight).toBeLessThan(1);
  });
});
