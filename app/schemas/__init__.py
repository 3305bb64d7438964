"""Requests and answers of the API, as its services build and its clients parse them.

fields          the types of single fields, and the base classes
pages           lists: cursors, limits, a page of results
users, intakes, plans, goals, transactions, moves, chat
                the resources, one module each
"""
