"""The method that says where a file can be downloaded."""

from sandbox.errors import bad_request
from sandbox.files import LARGEST_DOWNLOAD
from sandbox.json import Json
from sandbox.params import Params
from sandbox.state import State


def get_file(state: State, params: Params) -> Json:
    file = state.files.known(params.required("file_id"))
    if file is None:
        raise bad_request("invalid file_id")
    if file.size > LARGEST_DOWNLOAD:
        raise bad_request("file is too big")
    return file.face | {"file_path": file.path}


METHODS = {"getFile": get_file}
