"""The import contract the linter has no word for: a desk is entered through its front door."""

from importlinter import Contract, ContractCheck, fields, output


class FrontDoors(Contract):
    """One part of a container may enter another only by the modules named as doors.

    `container` is the package whose children are the parts; `doors` the names of modules, directly inside a part,
    that others may import.
    """

    container = fields.StringField()
    doors = fields.SetField(subfield=fields.StringField())

    def check(self, graph, verbose):
        parts = graph.find_children(self.container)
        home = {module: part for part in parts for module in {part} | graph.find_descendants(part)}
        trespasses = sorted(
            (importer, imported)
            for importer, own in home.items()
            for imported in graph.find_modules_directly_imported_by(importer)
            if (other := home.get(imported)) not in (None, own)
            and imported.removeprefix(f"{other}.").split(".")[0] not in self.doors
        )
        return ContractCheck(kept=not trespasses, metadata={"trespasses": trespasses})

    def render_broken_contract(self, check):
        for importer, imported in check.metadata["trespasses"]:
            output.print_error(f"{importer} imports {imported}: go through its api instead.")
            output.new_line()
