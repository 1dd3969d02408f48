import datetime as dt, time, cProfile, pstats
from pathlib import Path
import pytest
from draagkracht.sociale_kaart.voorzieningen.invoer import import_voorzieningen
from draagkracht.sociale_kaart.voorzieningen.stukken import read_stukken
@pytest.mark.django_db
def test_x():
    for i in range(2):
        t=time.perf_counter(); c=time.process_time()
        p=cProfile.Profile() if i==3 else None
        if p: p.enable()
        v=import_voorzieningen(stukken=read_stukken("/tmp/kaart20k.json"),gemeente="rivierveen",op=dt.datetime(2026,11,23,tzinfo=dt.UTC))
        if p: p.disable(); pstats.Stats(p).sort_stats("tottime").print_stats(25)
        print(time.perf_counter()-t,time.process_time()-c,v.soort,v.gelezen,v.nieuw,v.ongewijzigd,v.gewijzigd,len(v.overgeslagen),v.niet_overgenomen[:3])
