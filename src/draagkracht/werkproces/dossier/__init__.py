"""What every step hangs on: the resident, the household, the network, who is involved, and every act that was done."""
