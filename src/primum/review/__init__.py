"""The editorial desk's rules: who may do what, what may happen, who sees what. Pure: values in, values out.

Who may (`permissions`) and what may (`policies`) live apart; `transitions` is the table of moves between states.
"""
