import unittest

from main import CYCLE, KNOWN, next_tides


class TidesTest(unittest.TestCase):
    def test_high_and_low_take_turns(self):
        tides = next_tides(KNOWN)
        self.assertEqual([tide for tide, _ in tides], ["low", "high", "low", "high"])
        self.assertEqual(tides[1][1], KNOWN + CYCLE)
