/** A sentence or name in the languages of the product. */
export interface Text {
  en: string;
  fr: string;
  ja: string;
}

/** A type, a status or a value of a category. */
export interface SampleProperty {
  name: Text;
  description?: Text;
}

export interface SampleCategory extends SampleProperty {
  number: number;
  values: SampleProperty[];
}

export interface SampleField extends SampleProperty {
  kind: 'integer' | 'decimal' | 'text' | 'checkBox' | 'dateTime';
  position: number;
}

/** Properties of incidents that one command loads. */
export interface SampleConfiguration {
  types: SampleProperty[];
  statuses: SampleProperty[];
  categories: SampleCategory[];
  fields: SampleField[];
}

const named = (en: string, fr: string, ja: string): SampleProperty => ({ name: { en, fr, ja } });

/** Documents who is hurt at work, where and why, and what it costs (IM-60). */
export const workplaceAccidents: SampleConfiguration = {
  types: [
    named('Workplace injury - employee', 'Accident du travail - employé', '労働災害 - 従業員'),
    named('Workplace injury - contractor (security)', 'Accident du travail - prestataire (sécurité)', '労働災害 - 請負業者（警備）'),
    named('Workplace injury - contractor (cleaning)', 'Accident du travail - prestataire (nettoyage)', '労働災害 - 請負業者（清掃）'),
    named('Workplace injury - contractor (other)', 'Accident du travail - prestataire (autre)', '労働災害 - 請負業者（その他）'),
    named('Workplace injury - visitor', 'Accident du travail - visiteur', '労働災害 - 来訪者'),
  ],
  statuses: [named('New', 'Nouveau', '新規'), named('In progress', 'En cours', '対応中'), named('On hold', 'En attente', '保留'), named('Closed', 'Fermé', '終了')],
  categories: [
    {
      number: 1, ...named('Reason', 'Raison', '原因'), description: { en: 'What happened?', fr: "Qu'est-il arrivé ?", ja: '何が起きましたか？' },
      values: [
        named('Trapped between objects', 'Coincé entre des objets', '挟まれた'),
        named('Fallen from height', "Tombé d'une hauteur", '高所から転落した'),
        named('Struck by falling object', 'Heurté par un objet qui tombe', '落下物に当たった'),
        named('Tripped or fallen', 'Trébuchement ou chute', 'つまずいた、または転倒した'),
        named('Other', 'Autre', 'その他'),
      ],
    },
    {
      number: 2, ...named('Location', 'Localisation', '場所'), description: { en: 'Where did the incident happen?', fr: "Où l'incident a-t-il eu lieu ?", ja: 'どこで起きましたか？' },
      values: [
        named('Laboratory', 'Laboratoire', '実験室'),
        named('Storage room', 'Salle de stockage', '倉庫'),
        named('Parking lot', 'Parking', '駐車場'),
        named('Offices 1-12', 'Bureaux 1-12', 'オフィス1～12'),
        named('Offices 13-19', 'Bureaux 13-19', 'オフィス13～19'),
        named('Other', 'Autre', 'その他'),
      ],
    },
  ],
  fields: [
    { kind: 'integer', position: 1, ...named('Number of people injured', 'Nombre de personnes accidentées', '負傷者数') },
    {
      kind: 'checkBox', position: 1, ...named('Emergency contact notified?', "Contact d'urgence notifié ?", '緊急連絡先に連絡済み'),
      description: {
        en: "Select this check box if you've called the employee's emergency contact.", fr: "Cochez cette case si vous avez appelé le contact d'urgence de l'employé.",
        ja: '従業員の緊急連絡先に電話した場合はチェックしてください。',
      },
    },
    {
      kind: 'checkBox', position: 2, ...named('Goods damaged?', 'Biens endommagés ?', '物品の損傷'),
      description: { en: 'Select this check box if goods were damaged.', fr: 'Cochez cette case si des biens ont été endommagés.', ja: '物品が損傷した場合はチェックしてください。' },
    },
    { kind: 'decimal', position: 1, ...named('Approximate value of damaged goods (USD)', 'Valeur approximative des biens (USD)', '損傷した物品の概算額（米ドル）') },
  ],
};
