"""Stanford's full-size models, fetched by Stanza's own downloader and put in place whole."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from provenance.errors import ModelError
from provenance.parsing.models import (
    MANIFEST,
    PROCESSORS,
    RESOURCES,
    STANFORD,
    ModelDir,
    open_model,
    sha256_of,
    stanford_dir,
)
from provenance.parsing.pipeline import import_stanza


def download(language: str, *, progress: Callable[[str], None] | None = None) -> ModelDir:
    """Fetch Stanford's full-size models of `language` by Stanza's own downloader.

    They are written to a temporary directory and put in place when they are complete.

    Args:
        language: ISO 639-1 code.
        progress: Called with one line before each file.

    Raises:
        ModelError: They cannot be fetched or written. Nothing half-written is left.
    """
    target = stanford_dir()
    scratch: Path | None = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        scratch = Path(tempfile.mkdtemp(prefix=".download-", dir=target.parent))
        files = fetch_models(language, scratch, PROCESSORS, progress=progress or _silent)
        _write_manifest(scratch, language, files)
        _install(scratch, target, language)
    except OSError as error:
        raise ModelError(f"{target}: cannot be written ({error}); check the disk") from error
    finally:
        if scratch is not None:
            shutil.rmtree(scratch, ignore_errors=True)
    return open_model(target, language, STANFORD)


def _silent(_line: str) -> None:
    """Take a progress line and say nothing."""


def fetch_models(
    language: str,
    directory: Path,
    processors: Sequence[str],
    *,
    progress: Callable[[str], None],
) -> tuple[str, ...]:
    """Download Stanford's models into `directory`; each file's MD5 is compared by Stanza.

    Returns:
        The files, relative to `directory`.

    Raises:
        ModelError: The language is unknown there, or the network or a file failed.
    """
    import_stanza()
    from stanza.resources import common  # heavy

    try:
        progress("list of models")
        common.download_resources_json(str(directory))
        resources = common.load_resources_json(str(directory))
    except Exception as error:
        raise _download_error(language, error) from error
    if "packages" not in resources.get(language, {}):
        raise ModelError(f"{language}: Stanford has no models of this language; see its web page")
    try:
        wanted = {p: "default" for p in processors if p in resources[language]}
        found = common.maintain_processor_list(resources, language, None, wanted)
        found = common.flatten_processor_list(common.add_dependencies(resources, language, found))
        for processor, package in found:
            progress(f"{language}/{processor}/{package}.pt")
            common.download_models(
                [[processor, package]], resources, language, str(directory), log_info=False
            )
    except Exception as error:
        raise _download_error(language, error) from error
    return tuple(sorted(f"{language}/{processor}/{package}.pt" for processor, package in found))


def _download_error(language: str, error: Exception) -> ModelError:
    """One short line on why a download failed; network libraries write whole pages."""
    request = getattr(error, "request", None)
    host = urlsplit(str(request.url)).hostname if request is not None else None
    said = f"no answer from {host}" if host else str(error).partition("\n")[0][:200]
    return ModelError(
        f"{language}: the models could not be fetched ({type(error).__name__}: {said}); check the "
        "network and try again; the embedded models go on working"
    )


def _write_manifest(root: Path, language: str, files: tuple[str, ...]) -> None:
    manifest = {
        "language": language,
        "name": STANFORD,
        "files": {
            name: {"sha256": sha256_of(root / name), "bytes": (root / name).stat().st_size}
            for name in files
        },
    }
    path = root / language / MANIFEST
    path.write_text(json.dumps(manifest, indent=1, sort_keys=True) + "\n", "utf-8")


def _install(scratch: Path, target: Path, language: str) -> None:
    """Put a complete language into `target`; what stood there is moved away in one step."""
    target.mkdir(parents=True, exist_ok=True)
    old = scratch / "old"
    if (target / language).exists():
        (target / language).replace(old)
    (scratch / language).replace(target / language)
    (scratch / RESOURCES).replace(target / RESOURCES)
