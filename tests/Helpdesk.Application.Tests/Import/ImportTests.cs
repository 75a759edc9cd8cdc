using FluentValidation;
using Helpdesk.Application.Agents;
using Helpdesk.Application.Import;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Teams;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Shared;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tests.Import;

public sealed class ImportTests
{
    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task What_is_exported_comes_back_and_changes_nothing(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        await database.Save(db => db.Skills.Add(new Skill(desk.Optics.Id, desk.Phones.Id, [desk.Phone.Generations.First().Id])).Entity);
        await desk.Qualify(desk.Nora, desk.CameraOptics, SkillLevel.Expert, desk.Now.AddDays(20).AddMinutes(7), verified: false);
        var revoked = await desk.Qualify(desk.Nora, desk.CameraFirmware, SkillLevel.Competent);
        await database.Save(db => { db.Qualifications.Single(q => q.Id == revoked.Id).Revoke(desk.Ada.Id, "Withdrawn", desk.Now); return 0; });
        await database.Save(db => { db.Agents.Single(a => a.Id == desk.Fritz.Id).Deactivate(); return 0; });

        foreach (var what in Enum.GetValues<ImportKind>())
        {
            foreach (var separator in new[] { ',', ';' })
            {
                var file = await desk.Export(what, separator);
                var check = await desk.Check(what, file);

                Assert.StartsWith("\uFEFF", file, StringComparison.Ordinal);
                Assert.Empty(check.Report.Faults);
                Assert.Equal((what, 0, 0), (what, check.Report.Created, check.Report.Changed));
                Assert.InRange(check.Report.Left, 4, 20);
                await desk.Import(what, check.Text);
            }
        }

        Assert.Equal((8, 4, 6), await database.Db(async db => (await db.Agents.CountAsync(), await db.Skills.CountAsync(), await db.Qualifications.CountAsync())));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task People_are_created_changed_and_put_on_teams_in_one_go(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var file = Files.Of(
            ImportKind.Agents,
            "Zoë Ziegler,zoe@desk.example,Lead,\"Trainer, cameras\",,First Level | Camera specialists,yes",
            "Pia Prinz,pia@desk.example,agent,,callwerk,Callwerk phones,ja",
            "Olaf Old,olaf@desk.example,Agent,Retired,,,no",
            $"Frida Falke,{desk.Frida.Email.ToUpperInvariant()},Agent,Now married,,Developers,yes",
            $"Fritz Fink,{desk.Fritz.Email},Agent,,,First Level,no");

        Assert.Equal((3, 2, 0, 0), (await desk.Check(ImportKind.Agents, file)).Counts());
        Assert.Equal(8, await database.Db(db => db.Agents.CountAsync()));
        await desk.Import(ImportKind.Agents, file);
        Assert.Equal((0, 0, 5, 0), (await desk.Check(ImportKind.Agents, file)).Counts());
        await desk.Import(ImportKind.Agents, file);

        var people = await database.Db(db => db.Agents.OrderBy(a => a.Id).ToListAsync());
        var zoe = people.Single(a => a.Name == "Zoë Ziegler");
        Assert.Equal(11, people.Count);
        Assert.Equal((AgentRole.Lead, "Trainer, cameras", true), (zoe.Role, zoe.Title, zoe.Active));
        Assert.Equal((desk.CallCentre.Id, false), (people.Single(a => a.Name == "Pia Prinz").ProviderId!.Value, people.Single(a => a.Name == "Olaf Old").Active));
        Assert.Equal(("Frida Falke", false), (people.Single(a => a.Id == desk.Frida.Id).Name, people.Single(a => a.Id == desk.Fritz.Id).Active));
        Assert.Equal(["Camera specialists", "First Level"], await TeamsOf(database, zoe));
        Assert.Equal(["Developers"], await TeamsOf(database, desk.Frida));

        var account = await database.Db(db => db.Users.SingleAsync(u => u.AgentId == zoe.Id));
        Assert.Equal(("ZOE@DESK.EXAMPLE", "Zoë Ziegler", null), (account.NormalizedEmail!, account.Name, account.PasswordHash));
        Assert.NotEmpty((await database.Send(new InviteAgent.Command(zoe.Id), desk.As(desk.Ada))).Token);
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Skills_and_qualifications_are_added(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var skills = Files.Of(
            ImportKind.Skills, "Flash,Blitz,Kameras,", "Flash,Blitz,Cameras,Lumo C Lumo C1 | Lumo C2", "Flash,Blitz,Phones,", "Optics,Optik,Cameras,");
        var qualifications = Files.Of(
            ImportKind.Qualifications,
            $"{desk.Nora.Email},Blitz,cameras,Lumo C1 | Lumo C2,expert,in-house experience,No. 9,2027-01-01,2027-12-31,,Valid",
            $"{desk.Ada.Email},Optics,Cameras,,3,Training,No. 10,01.02.2027,,lena@desk.example,Valid");

        Assert.Equal((3, 0, 1, 0), (await desk.Check(ImportKind.Skills, skills)).Counts());
        await desk.Import(ImportKind.Skills, skills);
        await desk.Import(ImportKind.Qualifications, qualifications, c => c with { Verify = true });
        await desk.Import(ImportKind.Qualifications, qualifications);

        var added = await database.Db(db => db.Qualifications.Where(q => q.AgentId == desk.Nora.Id || q.AgentId == desk.Ada.Id).OrderBy(q => q.Reference.Length).ToListAsync());
        Assert.Equal(2, added.Count);
        Assert.Equal(1, await database.Db(db => db.Topics.CountAsync(t => t.Name.En == "Flash")));
        Assert.Equal((SkillLevel.Expert, EvidenceKind.InHouseExperience, desk.Ada.Id), (added[0].Level, added[0].Evidence, added[0].VerifiedById!.Value));

        // Days are the company's: in Berlin the year begins an hour before it does in UTC, and its last day counts.
        Assert.Equal(new DateTimeOffset(2026, 12, 31, 23, 0, 0, TimeSpan.Zero), added[0].ValidFrom);
        Assert.Equal(new DateTimeOffset(2027, 12, 31, 23, 0, 0, TimeSpan.Zero), added[0].ValidUntil);

        // Nobody verifies their own, also not by a file.
        Assert.Null(added[1].VerifiedById);
        Assert.Equal((0, 0, 2, 0), (await desk.Check(ImportKind.Qualifications, qualifications)).Counts());
    }

    [Fact]
    public async Task Without_the_box_whatever_the_file_says_of_a_verification_proves_nothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);

        await desk.Import(ImportKind.Qualifications, Files.Of(
            ImportKind.Qualifications, $"{desk.Nora.Email},Optics,Cameras,,5,Degree,No. 9,2026-01-01,,{desk.Lena.Email},Valid"));

        Assert.Null(await database.Db(db => db.Qualifications.Where(q => q.AgentId == desk.Nora.Id).Select(q => q.VerifiedAt).SingleAsync()));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task One_bad_line_is_enough_for_nothing(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var file = Files.Of(
            ImportKind.Agents, "Zoë Ziegler,zoe@desk.example,Lead,,,First Level,yes", $"Frida Falke,{desk.Frida.Email},Agent,,,,yes", "Otto,otto@desk.example,King,,,,yes");

        var refused = await Assert.ThrowsAsync<BrokenRuleException>(() => desk.Import(ImportKind.Agents, file));

        Assert.Equal([Reason.Of("AnImportHasNoFault", 1)], refused.Reasons);
        Assert.Equal(8, await database.Db(db => db.Agents.CountAsync()));
        Assert.Equal("Frida Falk", await database.Db(db => db.Agents.Where(a => a.Id == desk.Frida.Id).Select(a => a.Name).SingleAsync()));
    }

    [Fact]
    public async Task A_file_that_sends_the_last_one_away_asks_like_everything_else()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var file = Files.Of(ImportKind.Agents, $"Sam Sommer,{desk.Sam.Email},Agent,,,Developers,yes");

        var refused = await Assert.ThrowsAsync<BrokenRuleException>(() => desk.Import(ImportKind.Agents, file));
        await desk.Import(ImportKind.Agents, file, c => c with { Confirmed = true, GapReason = "Sam is promoted" });

        Assert.Contains("Rule.SomebodyIsAdmitted", refused.Reasons.Select(r => r.Key));
        Assert.Equal(["Developers"], await TeamsOf(database, desk.Sam));
    }

    [Fact]
    public async Task Cells_that_a_spreadsheet_would_run_leave_as_text_and_come_back_as_they_were()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        string[] titles = ["=HYPERLINK(\"http://evil\")", "+49 30 1234", "-1", "@SUM(A1)", "'=quoted", "''=twice", "'just an apostrophe", "a;b,\"c\"\nd"];
        var people = new List<Agent>();
        foreach (var (i, title) in titles.Index())
        {
            var agent = await desk.Hire($"Agent {i}");
            await database.Save(db => { db.Agents.Single(a => a.Id == agent.Id).Change(agent.Name, title, agent.Role); return 0; });
            people.Add(agent);
        }

        var file = await desk.Export(ImportKind.Agents);
        Assert.DoesNotMatch("(^|[,;\r\n\"])[=+@-]", file.Replace("'=", "", StringComparison.Ordinal));
        Assert.Equal((0, 0, 16, 0), (await desk.Check(ImportKind.Agents, file)).Counts());
        Assert.All(titles, title => Assert.Equal(title, CellText.Plain(CellText.Harmless(title))));
    }

    [Fact]
    public async Task Only_administrators_import_and_export()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var lena = desk.As(desk.Lena);

        await Assert.ThrowsAsync<NotPermittedException>(() => database.Send(new ExportFile.Query(ImportKind.Agents, ','), lena));
        await Assert.ThrowsAsync<NotPermittedException>(() => database.Send(new CheckFile.Query(ImportKind.Agents, []), lena));
        await Assert.ThrowsAsync<NotPermittedException>(() => database.Send(new ImportFile.Command { Kind = ImportKind.Agents, Text = Files.Agents }, lena));
        await Assert.ThrowsAsync<ValidationException>(() => database.Send(new ImportFile.Command { Kind = (ImportKind)9, Text = "" }, desk.As(desk.Ada)));
        await Assert.ThrowsAsync<ValidationException>(() => database.Send(new CheckFile.Query((ImportKind)9, []), desk.As(desk.Ada)));
    }

    private static async Task<IReadOnlyList<string>> TeamsOf(TestDatabase database, Agent agent) =>
        await database.Db(db => db.Teams.Where(t => t.Members.Any(m => m.AgentId == agent.Id)).Select(t => t.Name).Order().ToListAsync());
}
