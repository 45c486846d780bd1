"""Runs functions for the studio: frames of JSON in on standard input, out on what was standard output."""

import base64
import datetime
import decimal
import inspect
import json
import math
import operator
import os
import struct
import sys

requests = os.fdopen(os.dup(0), "rb")
answers = os.fdopen(os.dup(1), "wb")
# What a body prints or reads must not meet the frames.
os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
os.dup2(2, 1)

EPOCH = datetime.datetime(1970, 1, 1)
EPOCH_UTC = EPOCH.replace(tzinfo=datetime.timezone.utc)
EPOCH_DAY = EPOCH.toordinal()
MICROSECOND = datetime.timedelta(microseconds=1)
MIDNIGHT = datetime.time()
NOTHING = {"NAType", "NaTType"}
NETWORK = {
    "socket.bind", "socket.connect", "socket.getaddrinfo", "socket.gethostbyaddr",
    "socket.gethostbyname", "socket.sendto", "socket.sendmsg",
}


class Refused(Exception):
    """A result that is not of the declared type."""


def close_network():
    def watch(event, _):
        if event in NETWORK:
            raise PermissionError("functions have no network when they run offline")

    sys.addaudithook(watch)


def limit_memory(size):
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (size, size))
    except (ImportError, ValueError, OSError):
        pass  # The system has no such limit.


def same(value):
    return value


def reader(kind):
    """Makes what travels into what a body is given."""
    if isinstance(kind, list):
        name, inner = kind
        if name == "ARRAY":
            element = reader(inner)
            return lambda values: [None if value is None else element(value) for value in values]
        fields = [(field, reader(field_kind)) for field, field_kind in inner]
        return lambda values: {
            name: None if value is None else read(value) for (name, read), value in zip(fields, values)
        }
    return {
        "FLOAT64": float,
        "NUMERIC": decimal.Decimal,
        "BIGNUMERIC": decimal.Decimal,
        "BYTES": base64.b64decode,
        "DATE": lambda days: datetime.date.fromordinal(EPOCH_DAY + days),
        "TIME": lambda micros: (EPOCH + micros * MICROSECOND).time(),
        "DATETIME": lambda micros: EPOCH + micros * MICROSECOND,
        "TIMESTAMP": lambda micros: EPOCH_UTC + micros * MICROSECOND,
    }.get(kind, same)


def plain(value):
    """A scalar of numpy or pandas as Python's own."""
    if type(value).__module__.split(".")[0] == "numpy":
        return value.tolist()
    return value


def writer(kind):
    """Makes what a body returns into what travels."""
    write = list_writer(*kind) if isinstance(kind, list) else WRITERS[kind]
    return lambda value: None if value is None or type(value).__name__ in NOTHING else write(plain(value))


def list_writer(name, inner):
    if name == "ARRAY":
        element = writer(inner)

        def write_array(values):
            if isinstance(values, (str, bytes, dict)) or not hasattr(values, "__iter__"):
                raise Refused("a list")
            return [element(value) for value in values]

        return write_array
    fields = [(field, writer(field_kind)) for field, field_kind in inner]

    def write_struct(value):
        value = value._asdict() if hasattr(value, "_asdict") else value
        if not isinstance(value, dict):
            raise Refused("a dict")
        return [write(value.get(field)) for field, write in fields]

    return write_struct


def write_bool(value):
    if not isinstance(value, bool):
        raise Refused("a bool")
    return value


def write_integer(value):
    if isinstance(value, bool):
        raise Refused("an int")
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    try:
        value = operator.index(value)
    except TypeError:
        raise Refused("an int") from None
    if not -(2**63) <= value < 2**63:
        raise OverflowError(f"{value} does not fit into INT64")
    return value


def write_float(value):
    if isinstance(value, (bool, str, bytes)) or not hasattr(value, "__float__") and not hasattr(value, "__index__"):
        raise Refused("a float")
    value = float(value)
    return value if math.isfinite(value) else str(value)


def write_decimal(value):
    if isinstance(value, bool) or not isinstance(value, (decimal.Decimal, int, float)):
        raise Refused("a decimal.Decimal")
    value = value if isinstance(value, decimal.Decimal) else decimal.Decimal(str(value))
    if not value.is_finite():
        raise ValueError(f"{value} is no NUMERIC")
    return format(value, "f")


def write_text(value):
    if not isinstance(value, str):
        raise Refused("a str")
    value.encode()  # Half a surrogate pair cannot travel.
    return value


def write_bytes(value):
    if not isinstance(value, (bytes, bytearray, memoryview)):
        raise Refused("bytes")
    return base64.b64encode(value).decode()


def write_date(value):
    if isinstance(value, datetime.datetime):
        value = value.date()
    if not isinstance(value, datetime.date):
        raise Refused("a datetime.date")
    return value.toordinal() - EPOCH_DAY


def write_time(value):
    if not isinstance(value, datetime.time):
        raise Refused("a datetime.time")
    return (datetime.datetime.combine(EPOCH, value.replace(tzinfo=None)) - EPOCH) // MICROSECOND


def write_datetime(value):
    if not isinstance(value, datetime.datetime):
        raise Refused("a datetime.datetime")
    if value.tzinfo is not None:
        raise Refused("a datetime.datetime without a time zone")
    return (value - EPOCH) // MICROSECOND


def write_timestamp(value):
    if not isinstance(value, datetime.datetime):
        raise Refused("a datetime.datetime")
    if value.tzinfo is None:
        raise Refused("a datetime.datetime with a time zone")
    return (value - EPOCH_UTC) // MICROSECOND


WRITERS = {
    "BOOL": write_bool,
    "INT64": write_integer,
    "FLOAT64": write_float,
    "NUMERIC": write_decimal,
    "BIGNUMERIC": write_decimal,
    "STRING": write_text,
    "BYTES": write_bytes,
    "DATE": write_date,
    "TIME": write_time,
    "DATETIME": write_datetime,
    "TIMESTAMP": write_timestamp,
}


def batch_kind(entry):
    """The kind of batch that a body takes whole instead of row by row, told by its only annotation."""
    try:
        parameters = list(inspect.signature(entry).parameters.values())
    except (TypeError, ValueError):
        return None
    if len(parameters) != 1:
        return None
    annotation = parameters[0].annotation
    name = annotation if isinstance(annotation, str) else getattr(annotation, "__name__", "")
    return name.rsplit(".", 1)[-1] if name.endswith(("DataFrame", "RecordBatch")) else None


class Function:
    def __init__(self, request):
        self.file = f"<{request['name']}>"
        self.returns = request["returns"]
        names = [name for name, _ in request["parameters"]]
        self.readers = [reader(kind) for _, kind in request["parameters"]]
        self.write = writer(self.returns)
        scope = {"__name__": "__function__", "__builtins__": __builtins__}
        exec(compile(request["body"], self.file, "exec"), scope)
        entry = scope.get(request["entry"])
        if not callable(entry):
            raise NameError(f"the body defines no function {request['entry']!r}")
        self.entry = entry
        kind = batch_kind(entry)
        if kind == "DataFrame":
            import pandas

            self.batch = lambda rows: entry(pandas.DataFrame(rows, columns=names))
        elif kind == "RecordBatch":
            import pyarrow

            self.batch = lambda rows: entry(
                pyarrow.RecordBatch.from_pydict({name: [row[at] for row in rows] for at, name in enumerate(names)})
            )
        else:
            self.batch = None

    def call(self, rows):
        readers = self.readers
        rows = [
            [None if value is None else read(value) for read, value in zip(readers, row)] for row in rows
        ]
        if self.batch is None:
            entry = self.entry
            results = [entry(*row) for row in rows]
        else:
            results = self.batch(rows)
            results = results.to_pylist() if hasattr(results, "to_pylist") else list(results)
            if len(results) != len(rows):
                raise ValueError(f"{len(results)} results for {len(rows)} rows")
        write = self.write
        values = []
        for result in results:
            try:
                values.append(write(result))
            except Refused as refused:
                raise TypeError(
                    f"returned {result!r:.80} ({type(result).__name__}) for {named(self.returns)}; return {refused}"
                ) from None
        return values

    def line(self, error):
        """The innermost line of the body that an error passed through."""
        if isinstance(error, SyntaxError) and error.filename == self.file:
            return error.lineno
        found, trace = None, error.__traceback__
        while trace is not None:
            if trace.tb_frame.f_code.co_filename == self.file:
                found = trace.tb_lineno
            trace = trace.tb_next
        return found


def named(kind):
    if not isinstance(kind, list):
        return kind
    name, inner = kind
    if name == "ARRAY":
        return f"ARRAY<{named(inner)}>"
    return "STRUCT<" + ", ".join(f"{field} {named(field_kind)}" for field, field_kind in inner) + ">"


def complaint(error, line):
    try:
        message = error.msg if isinstance(error, SyntaxError) and error.msg else str(error)
    except Exception:
        message = ""
    if isinstance(error, ModuleNotFoundError):
        message += "; add it to the function's packages"
    return {"complaint": {"kind": type(error).__name__, "message": message[:4000], "line": line}}


def answer(functions, request):
    if request["do"] == "define":
        # Not yet whole when its body fails, but it knows which lines are its own.
        function = Function.__new__(Function)
        try:
            function.__init__(request)
        except BaseException as error:
            return complaint(error, function.line(error))
        functions[request["id"]] = function
        return {}
    function = functions[request["id"]]
    try:
        return {"values": function.call(request["rows"])}
    except BaseException as error:  # A body that calls sys.exit fails like any other.
        return complaint(error, function.line(error))


def main():
    limit_memory(int(sys.argv[1]))
    close_network()
    functions = {}
    while True:
        head = requests.read(4)
        if len(head) < 4:
            return
        (length,) = struct.unpack("<I", head)
        request = json.loads(requests.read(length))
        if request["do"] == "forget":
            functions.pop(request["id"], None)
            continue
        reply = json.dumps(answer(functions, request), ensure_ascii=False, allow_nan=False).encode()
        answers.write(struct.pack("<I", len(reply)) + reply)
        answers.flush()


main()
