export { createFilm, type Film, type FilmSource } from './film'
