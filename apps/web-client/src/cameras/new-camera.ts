export interface NewCamera {
  name: string;
  address: string;
  user: string;
  password: string;
}

/** The body of the creation; without a user there are no credentials at all. */
export function newCameraBody(camera: NewCamera): object {
  const user = camera.user.trim();
  return {
    name: camera.name.trim(),
    address: camera.address.trim(),
    ...(user ? { user, password: camera.password } : {}),
  };
}
