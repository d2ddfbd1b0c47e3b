#!/bin/sh
# Makes the recordings of this folder: G.711 µ-law, 8 kHz, no header. Needs espeak-ng and sox. Run it here.
set -eu

# say NAME VOICE PITCH SPEED TEXT
say() {
  espeak-ng -v "$2" -p "$3" -s "$4" --stdout "$5" |
    sox -q -t wav - -t raw -r 8000 -c 1 -e mu-law -b 8 "$1.ulaw" gain -6 highpass 200 lowpass 3400 \
      silence 1 0.02 0.5% reverse silence 1 0.02 0.5% reverse norm -6
}

say greeting en-us+f3 55 165 "Thank you for calling the Cordboard demo office. If you can hear this, your telephone works. Goodbye."

say menu-main en-us+f3 55 175 "Welcome to Harbour. For orders, press 1. For billing, 2. For support, 3."
say menu-orders en-us+f3 55 175 "For a new order, press 1. For a delivery, 2."
say menu-support en-us+f3 55 175 "If something does not work, press 1. For an engineer, 2."
say menu-sorry en-us+f3 55 175 "Sorry, I did not get that."
place=0
for number in one two three four five six seven eight nine; do
  place=$((place + 1))
  say "position-$place" en-us+f3 55 185 "You are number $number."
done

say maria-problem en-us+f4 70 170 "Hello, Maria Lindqvist here. I ordered twelve trays on Monday, and only ten arrived. Can you check?"
say maria-farewell en-us+f4 70 170 "Lovely, thank you. Goodbye!"

say tom-problem en-gb+m2 30 160 "Hi, it's Tom Okafor. I think I paid the same invoice twice last month. Could I have one of them back?"
say tom-farewell en-gb+m2 30 160 "That's great, cheers. Bye now."

say jean-problem en-gb-scotland+m7 62 165 "Good morning, Jean Moreau. Our new terminal keeps asking for a code that we never had. What should I enter?"
say jean-farewell en-gb-scotland+m7 62 165 "Very kind of you. Goodbye."

say priya-problem en-gb-x-rp+f2 92 175 "Hello, this is Priya Raman. We need the engineer one day earlier, on Thursday if you can. Is that possible?"
say priya-farewell en-gb-x-rp+f2 92 175 "Perfect, thanks a lot. Bye."

say walter-problem en-us+croak 8 150 "Walter Stone speaking. My delivery has been late three times now. May I talk to a supervisor?"
say walter-farewell en-us+croak 8 150 "All right then. Good day."
