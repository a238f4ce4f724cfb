"""Files of services in the Human Services Data Specification (HSDS) 3.1, checked.

from halte.methods.hsds import check_file, read_schemas

report = check_file(Path("services.json"), read_schemas(Path("schema")), today)
report.errors, report.to_dict()

The official schemas are read from a folder that the reader gives: their licence is
share-alike (CC BY-SA 4.0), and no copy is here.
"""

from halte.methods.hsds.findings import Finding, Report
from halte.methods.hsds.reading import check_file
from halte.methods.hsds.schemas import Shape, read_schemas

__all__ = ["Finding", "Report", "Shape", "check_file", "read_schemas"]
