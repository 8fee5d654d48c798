"""A figure's provenance names each cell once, in order, and says it in plain values."""

import json

from wardmote import __version__
from wardmote.evidence.provenance import Input, Provenance, joined

A = Input("police_uk/lancashire/2021-04", "E07000118", "Burglary", 7)
B = Input("police_uk/lancashire/2021-05", "E07000118", "Burglary", 0)


def test_extracts_stand_once_and_in_order():
    assert Provenance("police_uk", (B, A, A), "count", {}).extracts == (A.extract, B.extract)


def test_joining_keeps_each_cell_once():
    assert joined((B, A), (A,)) == (A, B)


def test_it_goes_into_json_and_names_the_version():
    provenance = Provenance("police_uk", (A,), "count", {"confidence": 0.95})
    assert json.loads(json.dumps(provenance.as_dict())) == {
        "source": "police_uk",
        "method": "count",
        "parameters": {"confidence": 0.95},
        "version": __version__,
        "inputs": [{"extract": A.extract, "district": "E07000118", "kind": "Burglary", "rows": 7}],
    }
