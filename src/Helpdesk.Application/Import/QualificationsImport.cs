using Helpdesk.Application.Qualifications;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Qualifications;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Import;

/// <summary>
/// What a file says of who verified it proves nothing here: new qualifications wait for a verification, unless the importing
/// administrator puts their own name to all of them. Never to their own.
/// </summary>
internal sealed class QualificationsImport(HelpdeskDbContext db, ILookupNormalizer normalizer, ICurrentUser current, TimeProvider time) : IImport
{
    public async Task<ImportReport> CheckAsync(ImportTable table, CancellationToken cancellationToken) =>
        QualificationsPlan.Of(table, await FactsAsync(cancellationToken)).Report(table);

    public async Task ApplyAsync(ImportTable table, ImportFile.Command command, CancellationToken cancellationToken)
    {
        var plan = QualificationsPlan.Of(table, await FactsAsync(cancellationToken));
        plan.Report(table).OrThrow();
        var (me, now) = (current.User.Agent, time.GetUtcNow());
        foreach (var proof in plan.Lines.Where(l => l.Effect == LineEffect.Create).Select(l => l.Value))
        {
            var qualification = new Qualification(
                proof.AgentId, proof.SkillId, proof.Level, proof.Evidence, proof.Reference, proof.ValidFrom, proof.ValidUntil, me, now);
            if (command.Verify && qualification.CanVerify(me).IsAllowed)
            {
                qualification.Verify(me, now);
            }

            db.Qualifications.Add(qualification);
        }
    }

    public async Task<IReadOnlyList<IReadOnlyList<string>>> ExportAsync(CancellationToken cancellationToken)
    {
        var (zone, now) = (await ZoneAsync(cancellationToken), time.GetUtcNow());
        var generations = db.GenerationNamesOfSkills();
        var held = await (from q in db.Qualifications.AsNoTracking()
                          join a in db.Agents on q.AgentId equals a.Id
                          join s in db.Skills on q.SkillId equals s.Id
                          join topic in db.Topics on s.TopicId equals topic.Id
                          join family in db.Families on s.FamilyId equals family.Id
                          orderby a.Name, a.Id, q.Id
                          select new
                          {
                              a.Email,
                              Topic = topic.Name,
                              Family = family.Name,
                              Generations = generations.Where(g => g.SkillId == s.Id).Select(g => g.Name).ToList(),
                              Qualification = q,
                              VerifiedBy = db.Agents.Where(v => v.Id == q.VerifiedById).Select(v => v.Email).FirstOrDefault(),
                          }).ToListAsync(cancellationToken);
        return [.. held.Select(h => new[]
        {
            h.Email, h.Topic.En, h.Family.En, string.Join($" {Columns.Between} ", h.Generations),
            $"{h.Qualification.Level:D}", $"{h.Qualification.Evidence}", h.Qualification.Reference,
            Cells.Written(h.Qualification.ValidFrom, zone), Cells.Written(h.Qualification.ValidUntil, zone, isEnd: true),
            h.VerifiedBy ?? "", $"{h.Qualification.StatusAt(now)}",
        })];
    }

    private async Task<QualificationsPlan.Facts> FactsAsync(CancellationToken cancellationToken)
    {
        var addresses = await db.Users.Where(u => u.AgentId != null).Select(u => new { u.NormalizedEmail, u.AgentId }).ToListAsync(cancellationToken);
        var recorded = await db.Qualifications.AsNoTracking().ToListAsync(cancellationToken);
        return new(
            await SkillFacts.LoadAsync(db, cancellationToken),
            addresses.ToDictionary(a => a.NormalizedEmail ?? "", a => a.AgentId!.Value),
            recorded.ToLookup(
                q => new QualificationsPlan.Proof(q.AgentId, q.SkillId, q.Level, q.Evidence, q.Reference, q.ValidFrom, q.ValidUntil), q => q.RevokedAt is null),
            await ZoneAsync(cancellationToken), mail => normalizer.NormalizeEmail(mail) ?? "");
    }

    private async Task<TimeZoneInfo> ZoneAsync(CancellationToken cancellationToken) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(await db.Settings.Select(s => s.TimeZone).SingleAsync(cancellationToken), out var zone) ? zone : TimeZoneInfo.Utc;
}
