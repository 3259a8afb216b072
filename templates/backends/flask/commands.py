"""`flask frontend check`: says what is wrong with the build, if anything is."""

from __future__ import annotations

import click
from flask import current_app
from flask.cli import with_appcontext

from . import assets
from .assets import AssetError


@click.command()
@with_appcontext
def check() -> None:
    """Check that there is a build, and that every file is there.

    The exit code is 1 if it has not, so that a deployment can stop.
    """
    build = assets.get_assets(current_app.debug)
    try:
        manifest = build.manifest()
    except AssetError as error:
        raise click.ClickException(str(error)) from None
    if missing := build.missing_files(manifest):
        raise click.ClickException(
            f"{build.folder.show('manifest.json')} names files that are not in"
            f" {build.folder.show('static')}, the first is {missing[0]}.\n"
            f"Fix: run `{build.folder.command('build')}`"
        )
    click.echo(f"The build is complete: {', '.join(sorted(manifest.entries))}.")
