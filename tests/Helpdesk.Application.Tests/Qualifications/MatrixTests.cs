using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Qualifications;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Qualifications;
using Helpdesk.TestSupport;

namespace Helpdesk.Application.Tests.Qualifications;

public sealed class MatrixTests
{
    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Every_person_has_a_cell_for_every_skill_of_the_first_family(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        await desk.Qualify(desk.Nora, desk.CameraOptics, SkillLevel.Proficient, verified: false);
        await desk.Qualify(desk.Nora, desk.CameraFirmware, SkillLevel.Expert, until: desk.Now.AddDays(-1));
        await desk.Qualify(desk.Nora, desk.CameraFirmware, SkillLevel.Developing, until: desk.Now.AddDays(10));

        var found = await database.Send(Everybody, desk.As(desk.Lena));

        Assert.Equal((desk.Cameras.Id, 8), (found.Family!.Id, found.Total));
        Assert.Equal(["Firmware", "Optics"], found.Columns.Select(c => c.Topic.En));
        Assert.Equal(
            [new(SkillLevel.Developing, QualificationStatus.ExpiresSoon, desk.Now.AddDays(10)), new(SkillLevel.Proficient, QualificationStatus.Unverified, null)],
            Of(found, desk.Nora));
        Assert.Equal([new(SkillLevel.Expert, QualificationStatus.Valid, null), null], Of(found, desk.Theo));
        Assert.Equal([null, null], Of(found, desk.Frida));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task The_filters_leave_whom_they_name_and_what_they_ask_for(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        await desk.Qualify(desk.Nora, desk.CameraOptics, SkillLevel.Proficient, verified: false);
        await desk.Qualify(desk.Nora, desk.CameraFirmware, SkillLevel.Expert, until: desk.Now.AddDays(-1));

        async Task<string> Found(Matrix.Query query) =>
            string.Join(", ", (await database.Send(query, desk.As(desk.Lena))).Rows.Select(r => r.Name));

        Assert.Equal("Theo Thoma", await Found(Everybody with { Family = desk.Phones.Id, Level = SkillLevel.Expert }));
        Assert.Equal("Nora Nagel, Sam Sommer", await Found(Everybody with { Team = desk.SecondCameras.Id }));
        Assert.Equal("Sam Sommer, Theo Thoma", await Found(Everybody with { Status = QualificationStatus.Valid }));
        Assert.Equal("Nora Nagel", await Found(Everybody with { Status = QualificationStatus.Expired }));
        Assert.Equal("Nora Nagel", await Found(Everybody with { Status = QualificationStatus.Unverified }));
        Assert.Equal("", await Found(Everybody with { Status = QualificationStatus.ExpiresSoon }));
        Assert.Equal("Sam Sommer", await Found(Everybody with { Status = QualificationStatus.Valid, Topic = desk.Optics.Id }));
        Assert.Equal("Nora Nagel, Theo Thoma", await Found(Everybody with { Level = SkillLevel.Proficient }));
    }

    [Fact]
    public async Task People_come_in_pages_and_a_number_of_statements_that_does_not_grow()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        for (var i = 0; i < Matrix.PageSize; i++)
        {
            await desk.Qualify(await desk.Hire($"Agent {i:00}", teams: desk.FirstLevel), desk.CameraOptics, SkillLevel.Trainee);
        }

        database.Log.Clear();
        var first = await database.Send(Everybody, desk.As(desk.Lena));
        Assert.InRange(database.Log.Statements.Count, 1, 6);
        var beyond = await database.Send(Everybody with { Page = 99 }, desk.As(desk.Lena));

        Assert.Equal((Matrix.PageSize, 33, 1), (first.Rows.Count, first.Total, first.Page));
        Assert.Equal((8, 2), (beyond.Rows.Count, beyond.Page));
    }

    [Fact]
    public async Task A_providers_lead_sees_its_own_people_and_agents_see_nobody()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var petra = await desk.Hire("Petra Prinz", AgentRole.Lead, desk.CallCentre);

        var seen = await database.Send(Everybody, desk.As(petra));

        Assert.Equal(["Paula Pohl", "Petra Prinz"], seen.Rows.Select(r => r.Name));
        Assert.Equal(["Callwerk phones"], seen.Teams.Select(t => t.Name));
        Assert.Empty((await database.Send(Everybody with { Team = desk.SecondCameras.Id }, desk.As(petra))).Rows);
        await Assert.ThrowsAsync<NotPermittedException>(() => database.Send(Everybody, desk.As(desk.Frida)));
        await Assert.ThrowsAsync<NotFoundException>(() => database.Send(Everybody with { Family = 999_999 }, desk.As(desk.Lena)));
        await Assert.ThrowsAsync<ValidationException>(() => database.Send(Everybody with { Status = QualificationStatus.Revoked }, desk.As(desk.Lena)));
    }

    private static Matrix.Query Everybody => new(null, null, null, null, null, 1);

    private static IReadOnlyList<Matrix.Cell?> Of(Matrix.Result found, Agent agent) => found.Rows.Single(r => r.Agent == agent.Id).Cells;
}
