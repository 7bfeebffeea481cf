"""`daarom init`: a conversation that becomes a plan, with the config, hook and workflow beside it."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import click

from daarom import interview, planfiles, write
from daarom.catalogue import LANGUAGES, has, say
from daarom.cli import options
from daarom.cli.screen import view
from daarom.config import Configs, shown
from daarom.config.finding import NAME as CONFIG
from daarom.errors import UserError
from daarom.harmless import one_line, path_line
from daarom.interview import Asked, Doubt, Session, Setting, Wanted
from daarom.model import Problem, Source
from daarom.plan import is_mark, load, parse
from daarom.platforms import canonical, facts, known


def command(language: str) -> click.Command:
    """The command, its help in `language`."""
    params: list[click.Parameter] = [
        click.Argument(["folder"], required=False, type=options.ANY_PATH),
        click.Option(["--defaults"], is_flag=True, help=say("help.init.defaults", language)),
        options.today(language),
    ]
    return options.command("init", params, _callback(language), language)


def _callback(language: str) -> Callable[..., None]:
    def run(folder: Path | None, defaults: bool, today: datetime | None) -> None:
        place = folder or Path()
        if place.exists() and not place.is_dir():
            raise UserError(Problem(shown(place), "init.no_folder"))
        if not defaults and not _on_a_terminal():
            raise UserError(Problem("stdin", "init.no_terminal"))
        path = planfiles.own(place, Configs())
        session = _begun(path, Setting(language, today.date() if today else date.today()))
        session = session if defaults else _talked(session, path)
        if not path.exists():
            _save(session, path)
            _say("init.made", session, path=path_line(shown(path)))
        for item in interview.wanted(path, _folders(path.parent, session, defaults), language):
            _furnish(item, session)
        _say("init.done" if session.plan.open else "init.done_all", session, count=len(session.plan.open))

    return run


def _on_a_terminal() -> bool:
    return sys.stdin is not None and sys.stdin.isatty()


def _begun(path: Path, setting: Setting) -> Session:
    """The interview at its beginning, or where an earlier one stopped. Raises PlanError for a plan that cannot be read."""
    if path.exists():
        return Session(load(path, shown(path)), setting)
    text = interview.template(setting.language, setting.today)
    return Session(parse(Source(shown(path), text)), setting)


def _talked(session: Session, path: Path) -> Session:
    """The interview after the conversation. Every answer is kept at once."""
    setting = session.setting
    session = replace(session, plan=interview.completed(session.plan, setting.language, setting.today))
    if path.exists() and interview.following(session) is None:
        _say("init.complete", session, path=path_line(shown(path)))
        return session
    key = "init.welcome_back" if path.exists() else "init.welcome"
    _say(key, session, path=path_line(shown(path)))
    _say("init.how", session)
    try:
        return _conversation(session, path)
    except (KeyboardInterrupt, click.Abort):
        click.echo()
        if path.exists():
            _say("init.saved", session, path=path_line(shown(path)))
        raise


def _conversation(session: Session, path: Path) -> Session:
    history: list[Session] = []
    part = 0
    while (asked := interview.following(session)) is not None:
        if asked.question.part not in (0, part):
            part = asked.question.part
            _introduce(part, session)
        typed = _prompt(_sentence(asked, session), session)
        if typed.casefold() in {say("init.back", language) for language in LANGUAGES}:
            if history:
                session = history.pop()
                _save(session, path)
            continue
        after = _after(session, asked, typed or asked.question.usual)
        if after is not None:
            history.append(session)
            session = after
            _save(session, path)
    return session


def _after(session: Session, asked: Asked, typed: str) -> Session | None:
    """The interview after what was typed; None where it could not be understood."""
    if not typed or is_mark(typed):
        return interview.skipped(session, asked)
    done = interview.answered(session, asked, typed)
    if done is None:
        _hint(asked, session)
        return None
    while doubts := interview.doubts(session, done):
        again = _prompt(_doubtful(doubts[0], session), session)
        if not again:
            break
        better = interview.corrected(session, asked, typed, again)
        if better is None:
            _hint(asked, session)
        done = better or done
    return done


def _doubtful(doubt: Doubt, session: Session) -> str:
    """What a rule says of an answer, and a better question."""
    words = (say(key, _language(session)) for key in (doubt.key, "init.keep"))
    return " ".join((one_line(doubt.message), *words))


def _save(session: Session, path: Path) -> None:
    write.text(path, ("\ufeff" if session.plan.source.bom else "") + session.text)


def _furnish(item: Wanted, session: Session) -> None:
    """Writes a file that is not there, or prints the lines that belong in one that is."""
    if item.state == "made":
        write.text(item.path, item.text)
    _say(f"init.{item.state}", session, path=path_line(shown(item.path)))
    if item.state == "add":
        click.echo("\n" + item.lines)


def _folders(folder: Path, session: Session, defaults: bool) -> tuple[str, ...]:
    """The folders that drafts are in: as found, as answered, else the usual ones; none where they are in the folder itself."""
    if (folder / CONFIG).exists():
        return ()
    found = interview.draft_folders(folder, Configs())
    if found is None or defaults:
        return interview.USUAL if found == () else found or ()
    usual = ", ".join(found or interview.USUAL)
    typed = _prompt(say("init.folders", _language(session), usual=one_line(usual)), session) or usual
    return tuple(name.strip() for name in typed.split(",") if name.strip())


def _introduce(part: int, session: Session) -> None:
    language = _language(session)
    title = say("init.part", language, part=part, title=say(f"init.title.{part}", language))
    click.echo("\n" + (click.style(title, bold=True) if view(language).colour else title))
    click.echo(say(f"init.about.{part}", language))


def _sentence(asked: Asked, session: Session) -> str:
    name = canonical(asked.item.name)
    platform = facts(name) if name else None
    return say(
        f"init.ask.{asked.question.key}",
        _language(session),
        name=platform.name if platform else one_line(asked.item.name),
    )


def _hint(asked: Asked, session: Session) -> None:
    key = f"init.hint.{asked.question.read.__name__}"
    click.echo(
        _wrapped(say(key if has(key) else "init.hint", _language(session), known=", ".join(known())), session)
    )


def _prompt(sentence: str, session: Session) -> str:
    click.echo("\n" + _wrapped(sentence, session))
    typed: str = click.prompt("", default="", show_default=False, prompt_suffix="> ")
    return typed.strip()


def _say(key: str, session: Session, **values: object) -> None:
    click.echo(say(key, _language(session), **values))


def _wrapped(text: str, session: Session) -> str:
    return textwrap.fill(text, view(_language(session)).width, break_long_words=False, break_on_hyphens=False)


def _language(session: Session) -> str:
    return session.setting.language
