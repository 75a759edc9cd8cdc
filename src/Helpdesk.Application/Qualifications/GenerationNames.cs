using Helpdesk.Data;
using Helpdesk.Domain.Qualifications;

namespace Helpdesk.Application.Qualifications;

/// <summary>A generation that a skill names, with its product: "Lumo C Lumo C3".</summary>
internal sealed record GenerationName
{
    public long SkillId { get; init; }

    public string Name { get; init; } = "";
}

internal static class GenerationNames
{
    /// <summary>Those of all skills; a query takes the ones of its own.</summary>
    public static IQueryable<GenerationName> GenerationNamesOfSkills(this HelpdeskDbContext db) =>
        from named in db.Set<SkillGeneration>()
        join generation in db.Generations on named.GenerationId equals generation.Id
        join product in db.Products on generation.ProductId equals product.Id
        select new GenerationName { SkillId = named.SkillId, Name = product.Name + " " + generation.Name };
}
