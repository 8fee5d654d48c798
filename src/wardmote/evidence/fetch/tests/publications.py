"""What our publishers publish: archives and tables in the real layouts, made small, and where they are served."""

import io
import random
import zipfile
from hashlib import md5, sha256

from wardmote.evidence.fetch.tests.loopback import Document, Loopback
from wardmote.evidence.periods import Month

HEADER = (
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,"
    "Last outcome category,Context"
)
FORCES = {"lancashire": "Lancashire Constabulary", "cumbria": "Cumbria Constabulary"}
REACH = 36


def street(month: Month, force: str, version: int) -> bytes:
    """A month of a force: a few rows, as many as seeded by month, force and version."""
    chance = random.Random(f"{month} {force} {version}")
    rows = [
        f"{sha256(str((month, force, version, n)).encode()).hexdigest()},{month},{FORCES[force]},{FORCES[force]},"
        f"-2.6{n % 10},53.6{n % 10},On or near Park Road,E01025000,Chorley 001A,Burglary,Under investigation,"
        for n in range(chance.randint(20, 30))
    ]
    return "\n".join([HEADER, *rows, ""]).encode()


def archive(
    last: Month, *, version: int = 1, lacking: tuple[str, ...] = (), filler: int = 0, months: int = REACH
) -> bytes:
    """A zip as data.police.uk's: every force's files of the month and those before, less the names `lacking`."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as opened:
        for month in Month.range(last - (months - 1), last):
            for force in FORCES:
                name = f"{month}/{month}-{force}-street.csv"
                if name not in lacking:
                    opened.writestr(_dated(name), street(month, force, version))
        if filler:
            opened.writestr(_dated(f"{last}/{last}-filler-outcomes.csv"), random.Random(filler).randbytes(filler))
    return made.getvalue()


def _dated(name: str) -> zipfile.ZipInfo:
    """A member with a fixed moment, so that the same archive made twice is the same bytes."""
    member = zipfile.ZipInfo(name, date_time=(2025, 6, 2, 9, 30, 0))
    member.compress_type = zipfile.ZIP_DEFLATED
    return member


def publish_archives(place: Loopback, archives: dict[Month, bytes], *, hashes: bool = True) -> None:
    """Archives, their page with MD5s, and the redirect from the site to where they are kept."""
    for month, body in archives.items():
        place.redirects[f"/data/archive/{month}.zip"] = f"{place.base}/bucket/archive/{month}.zip"
        place.documents[f"/bucket/archive/{month}.zip"] = Document(body, "application/zip")
    place.documents["/data/archive/"] = Document(page(archives, hashes=hashes), "text/html; charset=utf-8")


def page(archives: dict[Month, bytes], *, hashes: bool = True) -> bytes:
    lines = [
        f'<tr><td>{month.label}</td><td><a href="/data/archive/{month}.zip">zip</a></td>'
        + (f"<td>MD5 <code>{md5(body).hexdigest()}</code></td></tr>" if hashes else "</tr>")
        for month, body in sorted(archives.items(), reverse=True)
    ]
    return ("<!doctype html><html><body><table>" + "\n".join(lines) + "</table></body></html>").encode()


def table(slug: str, year: int, *, version: int = 1, generation: str = "collision", adjusted: bool = True) -> bytes:
    """A yearly table of road collisions, in the names of either generation."""
    chance = random.Random(f"{slug} {year} {version}")
    columns = [f"{generation}_index", f"{generation}_year", f"{generation}_reference", "severity", "local_authority"]
    columns += [f"{slug}_adjusted_severity_serious"] if adjusted and slug != "vehicle" else []
    rows = [
        ",".join(
            [f"{year}04{n:05}", str(year), f"04{n:05}", str(chance.randint(1, 3)), "E07000118"]
            + ["0"] * (len(columns) - 5)
        )
        for n in range(chance.randint(200, 400))
    ]
    return "\n".join([",".join(columns), *rows, ""]).encode()


def publish_tables(
    place: Loopback, year: int, *, version: int = 1, generation: str = "collision", adjusted: bool = True
) -> None:
    for slug in ("collision", "casualty", "vehicle"):
        name = generation if slug == "collision" else slug
        body = table(slug, year, version=version, generation=generation, adjusted=adjusted)
        path = f"/road-accidents-safety-data/dft-road-casualty-statistics-{name}-{year}.csv"
        place.documents[path] = Document(body, "text/csv")
