"""A whole plan to test with."""

from __future__ import annotations

from daarom.model import Source
from daarom.plan import Plan, parse

WHOLE = """\
version: 1
organisation: {name: Bakkerij De Korenaar, sector: food, audience_type: b2c}
language: [nl]
jurisdictions: [nl]
valid: {from: 2026-06-01, until: 2027-12-31, review_every: P1Y, owner: Els}
why_social:
  reason: Buren vragen aan de toonbank wat er in het brood zit, en dat willen we ook 's avonds zeggen.
  alternatives_considered: ["poster in de winkel: niemand leest hem"]
goals:
  - id: vragen
    kind: support
    statement: Wie een allergie heeft, weet binnen een dag wat hij bij ons kan eten.
    keywords: [allergie, gluten, zuurdesem]
    example_posts: [Zit er melk in onze krentenbollen? Ja, en ook ei.]
    audience: buurt
    metric:
      name: beantwoorde vragen
      baseline: 0
      target: 40
      unit: per maand
      source: postvak
      period: P1M
      measurements: [{date: 2026-10-01, value: 2}, {date: 2026-11-01, value: 5}]
    deadline: 2027-06-01
audiences:
  - id: buurt
    description: mensen uit de wijk die lopend brood komen halen
    size: 4000
    needs: [weten wat erin zit]
    language_level: B1
    address: je
    research:
      - {platform: facebook, finding: kijken 's avonds in de buurtgroep, method: interview, date: 2026-05-01}
image: {current: "lekker, maar stug", desired: een bakker aan wie je alles vraagt}
distinctive_value: {statement: Wij malen ons eigen meel., proof: ["molen in de winkel, elke dinsdag open"]}
tone:
  nng: {formal: -0.5, funny: 0.2, irreverent: -1, enthusiastic: 0}
  address: je
  do: [namen noemen]
  dont: [uitroeptekens]
  terms: {prefer: {klant: buur}, allow: [Klantendag], ban: [ontzorgen]}
  human_voice_min: 0.4
  readability: {nl_flesch_douma_min: 60, max_sentence: 20}
platforms:
  - id: facebook
    why: In de buurtgroep vragen buren elkaar wat er in ons brood zit.
    account: dekorenaar
    audiences: [buurt]
    goals: [vragen]
    customs: [antwoorden met je voornaam]
    listened_since: 2026-01-01
    limits: {commercial_max: 0.4, hashtags_max: 2, length: 600}
    address: jullie
    cadence: {min_per_week: 1, max_per_week: 3}
pillars: [{id: brood, title: Wat zit erin, goal: vragen, share: 0.5}]
mix:
  window: P30D
  promotional_max: 0.10
  per_platform:
    facebook: {promotional_max: 0.05}
people:
  contributors:
    - {handle: "@els", name: Els, department: winkel, role: answerer}
    - {name: Noor, department: marketing, role: author}
  min_departments: 2
governance: {model: organic, approvals: 1, four_eyes: true, crisis: {contact: Els, pause_all: true}}
resources:
  hours: {planning: 0.5, posts: 2, answering: 2, measuring: 0.5}
  hours_per_week: 5
  hours_per_post: 0.5
  budget: {currency: EUR, year: 900, items: [{name: foto's, amount: 300}]}
infrastructure:
  measure: [{tool: postvak, metrics: [vragen], owner: Els, report_every: P1M}]
  respond: {owner: Els, hours: "Mo-Sa 09:00-17:00", first_reply_max: PT4H}
  publish:
    timezone: Europe/Amsterdam
    sources: ["posts/**"]
    blackout: [{from: 2026-05-04, to: 2026-05-04, reason: dodenherdenking}]
compliance: {regulated: [none], labels: {extra_accepted: ["#reclame"]}, evidence_dir: bewijs}
involve: [{topic: nieuw brood, how: test, feedback_to: Els}]
"""


def plan(text: str = WHOLE) -> Plan:
    """A plan from its YAML."""
    return parse(Source("plan.yaml", text))
