/** When an incident happened, as SQL over `project`: its start; where nobody gave one, its creation. Statistics and lists mean the same. */
export const happenedAt = 'coalesce(project.start_time, project.created_at)';
