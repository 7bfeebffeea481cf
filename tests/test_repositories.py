"""Whole repositories as site generators keep them: exactly the marked words are found, at their place."""

from __future__ import annotations

from pathlib import Path

import pytest
import repositories


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def judge(files: dict[str, str], settings: str = "") -> repositories.Checked:
    """Lints files in which the marked words, and no others, must be found."""
    got = repositories.checked(files, settings)
    assert got.words(got.found) == got.words(got.expected)
    assert got.found == got.expected
    return got


HUGO = """+++
title = "Het ⟦warm water⟧ van \\"Jan\\""
date = 2026-11-01T10:00:00+01:00
slug = "koud water"
tags = ["koud water"]
[params]
  description = \'\'\'
Over ⟦warm
water⟧ dus.\'\'\'
  layout = "koud water"
[[resources]]
  src = "koud water.jpg"
  title = "koud water"
+++

Een **⟦warm** water⟧ en ⟦warm
water⟧ en `koud water` {{< figure src="a.jpg" alt="koud water" >}}.

{{< highlight go "linenos=table" >}}
koud water
{{< /highlight >}}

{{% notice tip %}}
Dit is ⟦warm water⟧ in een kader.
{{% /notice %}}

{{/* koud water */}}
{{ $x := "koud water" }}
{{< button href="koud water" >}}⟦warm water⟧{{< /button >}}

[⟦warm water⟧](https://x.nl/koud-water "koud water") en ![⟦warm water⟧](koud-water.jpg)

| kop ⟦warm water⟧ | b |
|---|---|
| **⟦warm** water⟧ | `koud water` |

Voetnoot[^1].

[^1]: De ⟦warm water⟧ noot.

- item ⟦warm water⟧
  - genest ⟦warm
    water⟧
    - dieper ⟦warm&nbsp;water⟧ en "⟦warm water⟧"

> citaat ⟦warm
> water⟧ hier

    koud water ingesprongen

## Kop ⟦warm water⟧ {#koud-water}
"""


def test_a_hugo_site() -> None:
    got = judge(
        {
            "hugo.toml": 'title = "koud water"',
            "content/nl/warm/index.md": HUGO,
            "content/nl/_index.md": "---\ntitle: ⟦Warm water⟧ ⟦rood bed⟧ red bed\n---\n",
            "content/post.en.md": '{\n "title": "⟦Warm water⟧ \\u0041",\n "draft": true\n}\n⟦red bed⟧ rood bed\n',
            "content/2026-11-04-dag/index.nl.md": "---\nlayout: post\n---\n⟦warm water⟧\n",
            **dict.fromkeys(
                ("layouts/a.html", "public/a.html", "static/a.txt", "archetypes/a.md"), "koud water"
            ),
            **dict.fromkeys(
                ("README.md", "CHANGELOG.md", "node_modules/x/a.md", "themes/t/a.md"), "koud water"
            ),
        }
    )
    drafts = {item.document.path: item.document for item in got.report.drafts}
    assert {path: item.language for path, item in drafts.items()} == {
        "content/2026-11-04-dag/index.nl.md": "nl",
        "content/nl/_index.md": "nl",
        "content/nl/warm/index.md": "nl",
        "content/post.en.md": "en",
    }
    assert [path for path, item in drafts.items() if item.unfinished] == ["content/post.en.md"]
    published = drafts["content/2026-11-04-dag/index.nl.md"].publish_at
    assert published is not None
    assert published.value.date().isoformat() == "2026-11-04"


def test_a_jekyll_site() -> None:
    post = """---
layout: post
title:  "⟦warm water⟧: het verhaal"
excerpt: >-
  Een stukje ⟦warm
  water⟧ uit de kraan.
permalink: /koud water/
published: false
---
{% include banner.html text="koud water" %}
{% comment %} koud water {% endcomment %}
{% highlight ruby %}
koud water
{% endhighlight %}

Tekst met {{ site.x | default: "koud water" }} en ⟦warm water⟧.
{: .koud title="koud water"}

{% if page.x == "koud water" %}Dit is ⟦warm water⟧.{% endif %}

<script>koud water</script>
<pre>koud water</pre>
<noscript>koud water</noscript>

<details><summary>⟦warm water⟧</summary>

Inhoud ⟦warm *water⟧*, <b>⟦warm</b> water⟧.

</details>

[ref][a] en [⟦warm water⟧][a] <!-- koud
water, koud water -->

[a]: https://x.nl "koud water"
"""
    got = judge(
        {
            "_config.yml": "title: koud water",
            "_posts/2026-11-03-post.md": post,
            "_drafts/idee.md": "Wat ⟦warm water⟧\n",
            **dict.fromkeys(("_includes/a.html", "_layouts/a.html", "_site/a.html"), "koud water"),
        }
    )
    assert all(item.document.unfinished for item in got.report.drafts)


def test_an_eleventy_site() -> None:
    post = """---
title: Eleventy
eleventyComputed: {title: "koud water"}
---
{% set x = "koud water" %}
{# koud water #}
{% block koud %}⟦warm water⟧{% endblock %}
{{ "koud water" | upper }}
{% js %}
koud water
{% endjs %}
"""
    page = """<!doctype html><html lang="nl"><head><title>⟦warm water⟧</title>
<meta name="description" content="meta ⟦warm water⟧"><style>koud water</style></head>
<body><nav>koud water</nav><p onclick="koud water('>')">a ⟦warm
 water⟧ &amp; ⟦warm&#32;water⟧</p><ul><li>⟦warm water⟧<li>warm</ul><p>water
<table><tr><td>⟦warm water⟧<td>warm<td>water</table><p lang="en">⟦red bed⟧ rood bed</p>
<img src="koud water" alt="⟦warm water⟧"><code>koud water</code><!-- koud water -->
<p><a href="koud water" title="koud water">⟦warm <em>wat</em>er⟧</a> {{ "koud water" }}</p></body></html>"""
    text = "Regel ⟦warm\nwater⟧ hier\n\nwarm\n\nwater\n"
    judge({".eleventy.js": "", "posts/a.md": post, "page.html": page, "bericht.txt": text})


def test_an_astro_site() -> None:
    post = """---
title: '⟦Warm water⟧ isn''t koel'
pubDate: 'Nov 03 2026'
heroImage: '/koud water.png'
heroImageAlt: '⟦warm water⟧ alt'
---
import Koud from "./koud water.astro";
export const x = {
  a: "koud water",

  b: "koud water",
};

<Koud title="koud water" onClick={() => "koud water"}>⟦warm water⟧</Koud>

{/* koud water */}
Tekst {props.koud + " koud water"} en ⟦warm
water⟧ <Inline koud="koud water" /> \\{ ⟦warm water⟧ \\} en 1 \\< 2, ⟦warm water⟧.

- lijst <b>⟦warm</b> water⟧

{list.map(x => <li key={x}>koud water</li>)}

<Image src={x} alt="⟦warm water⟧" />
"""
    got = judge({"astro.config.mjs": "", "src/content/a.mdx": post, "dist/a.html": "koud water"})
    (draft,) = (item.document for item in got.report.drafts)
    assert draft.publish_at is not None
    assert (draft.platforms, draft.publish_at.value.date().isoformat()) == (("blog",), "2026-11-03")


@pytest.mark.parametrize("suffix", ["md", "mdx"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_docusaurus_blog(suffix: str, newline: str) -> None:
    post = """---
title: Hallo ⟦warm water⟧
authors: [{name: Jan, title: koud water}]
---
import Tabs from '@theme/Tabs';

:::tip[⟦warm water⟧ als titel]
Inhoud ⟦warm water⟧ van de tip, warm
:::
water

> :::danger Pas op: é ⟦warm water⟧ {#koud-water}
> Meer ⟦warm water⟧.
> :::

:::image type="content" source="koud water" alt-text="koud water":::

<Tabs>
<TabItem value="koud water">

Tab ⟦warm water⟧.

</TabItem>
</Tabs>

```jsx title="koud water"
koud water
```
"""
    text = post if suffix == "mdx" else post.replace("import Tabs from '@theme/Tabs';\n", "")
    judge({"docusaurus.config.js": "", f"blog/2026-11-04-hallo/index.{suffix}": text.replace("\n", newline)})
