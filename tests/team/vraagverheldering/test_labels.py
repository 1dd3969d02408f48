"""Every label on the page of step 3 belongs to one box."""

import re


def test_no_two_boxes_on_the_page_have_the_same_id(dossier, noor, log_in):
    html = log_in(noor).get(f"/dossier/{dossier.pk}/vraagverheldering/").content.decode()
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert sorted(ids) == sorted(set(ids))
