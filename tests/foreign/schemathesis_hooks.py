import schemathesis


# An empty parameter is as good as none (allowEmptyValue), which JSON Schema cannot say of a code or a number: such a
# request would count as one that breaks the description and is wrongly answered. tests/api/rest/conventions.slow.test.ts has it.
@schemathesis.hook
def filter_query(context, query):
    return not any(is_empty(value) for value in (query or {}).values())


def is_empty(value):
    if isinstance(value, (list, tuple)):
        return len(value) == 0 or any(is_empty(one) for one in value)
    return str(value).strip(" ,") == ""
