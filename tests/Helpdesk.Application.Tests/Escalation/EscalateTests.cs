using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Products;
using Helpdesk.Application.Tickets;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Helpdesk.Domain.Tickets;
using Helpdesk.TestSupport;

namespace Helpdesk.Application.Tests.Escalation;

public sealed class EscalateTests
{
    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_complete_packet_goes_into_the_queue_of_the_next_tier_and_is_kept_word_for_word(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var ticket = await A.Ticket.OwnedBy(d => d.Frida).AddTo(desk);

        var result = await database.Send(await desk.Packet(ticket, Tier.Second), desk.As(desk.Frida));

        var seen = await desk.See(ticket);
        var escalation = Assert.Single(seen.Escalations);
        Assert.True(result.SomebodyMayTakeIt);
        Assert.Equal((Tier.Second, desk.SecondCameras.Id, null), (seen.Tier, seen.TeamId, seen.OwnerId));
        Assert.Equal(A.Packet, escalation.Packet);
        Assert.Equal(A.Steps, escalation.Steps.Select(s => new TriedStep(s.Step, s.Result)));
        Assert.Equal((desk.Firmware.Id, SkillLevel.Competent), seen.Skills.Select(s => (s.TopicId, s.Level)).Single());
        Assert.Equal(desk.Frida.Id, seen.ResponsibleId);
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task The_same_skill_is_asked_for_at_expert_level_when_it_goes_on_to_the_developers(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var ticket = await A.Ticket.InSecondLevel().OwnedBy(d => d.Sam).AddTo(desk);

        await database.Send(await desk.Packet(ticket, Tier.Third), desk.As(desk.Sam));

        Assert.Equal((desk.Firmware.Id, SkillLevel.Expert), (await desk.See(ticket)).Skills.Select(s => (s.TopicId, s.Level)).Single());
    }

    [Theory]
    [InlineData(nameof(PacketForm.Reason))]
    [InlineData(nameof(PacketForm.Question))]
    [InlineData(nameof(PacketForm.Steps))]
    [InlineData(nameof(PacketForm.ToldCustomer))]
    [InlineData(nameof(PacketForm.Reproduction))]
    [InlineData(nameof(PacketForm.Expected))]
    [InlineData(nameof(PacketForm.Actual))]
    [InlineData(nameof(PacketForm.Frequency))]
    [InlineData(nameof(PacketForm.SerialNumber))]
    [InlineData(nameof(PacketForm.ProductVersion))]
    [InlineData(nameof(PacketForm.Environment))]
    [InlineData(nameof(PacketForm.NextNewsAt))]
    [InlineData(nameof(PacketForm.Diagnostics))]
    public async Task A_packet_without_a_mandatory_field_is_not_sent_and_names_that_field(string field)
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        await database.Db(async db =>
        {
            var family = (await db.Families.FindAsync(desk.Cameras.Id))!;
            family.Change(family.Name, family.Icon, EscalationPacket.Optional.Aggregate((all, f) => all | f), "", EscalationReasons.None);
            await db.SaveChangesAsync();
        });
        var ticket = await A.Ticket.InSecondLevel().OwnedBy(d => d.Sam).AddTo(desk);
        var complete = await desk.Packet(ticket, Tier.Third);

        var reason = Assert.Single(await Forms.Refused(() => database.Send(Without(complete, field), desk.As(desk.Sam))));

        Assert.Equal(($"Rule.PacketNames{field}", field), (reason.Key, reason.Field));
        Assert.Equal(Tier.Second, (await desk.See(ticket)).Tier);
    }

    [Fact]
    public async Task Everything_that_is_missing_is_said_at_once_each_at_its_field()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var ticket = await A.Ticket.OwnedBy(d => d.Frida).AddTo(desk);
        var bare = new Escalate.Command
        {
            Ticket = ticket.Id,
            Version = (await desk.See(ticket)).Version,
            Tier = Tier.Third,
            Steps = [new() { Step = "Reset" }, new() { Result = "No change" }],
            NextNewsAt = desk.Now,
        };

        var fields = (await Forms.Refused(() => database.Send(bare, desk.As(desk.Frida)))).Select(r => r.Field);

        Assert.Equivalent(
            new[]
            {
                "BypassReason", "TopicId", "ProductId", "Reason", "Question", "Steps", "ToldCustomer", "Reproduction", "Expected", "Actual", "Frequency",
                "Steps[0].Result", "Steps[1].Step", "NextNewsAt",
            },
            fields, strict: true);
    }

    [Fact]
    public async Task Why_no_step_was_possible_stands_for_the_steps()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var ticket = await A.Ticket.OwnedBy(d => d.Frida).AddTo(desk);
        var packet = await desk.Packet(ticket, Tier.Second) with { Steps = [new()], NoStepsBecause = "The camera does not start." };

        await database.Send(packet, desk.As(desk.Frida));

        Assert.Empty((await desk.See(ticket)).Escalations.Single().Steps);
    }

    [Fact]
    public async Task Passing_over_a_tier_needs_a_reason_and_is_told_as_a_bypass()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var ticket = await A.Ticket.OwnedBy(d => d.Frida).AddTo(desk);
        var packet = await desk.Packet(ticket, Tier.Third);

        var refused = Assert.Single(await Forms.Refused(() => database.Send(packet, desk.As(desk.Frida))));
        await database.Send(packet with { BypassReason = "Security: the developers asked for it." }, desk.As(desk.Frida));

        var seen = await desk.See(ticket);
        Assert.Equal("BypassReason", refused.Field);
        Assert.Equal((Tier.Third, desk.Developers.Id), (seen.Tier, seen.TeamId));
        Assert.Contains(seen.Events, e => e.Kind == TicketEventKind.Bypassed && e.Detail == "Security: the developers asked for it.");
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task What_a_familys_rule_plans_is_passed_over_without_a_reason_and_counted_apart(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var form = (await database.Send(new EditFamily.Query(desk.Cameras.Id), desk.As(desk.Ada))).Form;
        await database.Send(form with { PlannedSkips = [EscalationReason.Security, EscalationReason.SuspectedDefect] }, desk.As(desk.Ada));
        var (planned, other) = (await A.Ticket.OwnedBy(d => d.Frida).AddTo(desk), await A.Ticket.OwnedBy(d => d.Frida).AddTo(desk));

        await database.Send(await desk.Packet(planned, Tier.Third) with { Reason = EscalationReason.Security }, desk.As(desk.Frida));
        var refused = Assert.Single(await Forms.Refused(async () =>
            await database.Send(await desk.Packet(other, Tier.Third) with { Reason = EscalationReason.CustomerDemand }, desk.As(desk.Frida))));

        Assert.Equal("BypassReason", refused.Field);
        Assert.Equal([TicketEventKind.PlannedSkip], (await desk.See(planned)).Events.Select(e => e.Kind).Where(k => k is TicketEventKind.PlannedSkip or TicketEventKind.Bypassed or TicketEventKind.Escalated));
        Assert.True(Assert.Single((await database.Send(new Packets.Query(planned.Id), desk.As(desk.Theo))).All).IsPlannedSkip);
        Assert.Equal(form.PlannedSkips.Length + 2, (await database.Send(new EditFamily.Query(desk.Cameras.Id), desk.As(desk.Ada))).Form.PlannedSkips.Length);
    }

    [Fact]
    public async Task Sideways_goes_to_another_skill_in_the_same_tier()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var ticket = await A.Ticket.InSecondLevel().OwnedBy(d => d.Sam).AddTo(desk);
        var packet = await desk.Packet(ticket, Tier.Second);

        var refused = Assert.Single(await Forms.Refused(() => database.Send(packet, desk.As(desk.Sam))));
        await database.Send(packet with { TopicId = desk.Optics.Id }, desk.As(desk.Sam));

        var seen = await desk.See(ticket);
        Assert.Equal("TopicId", refused.Field);
        Assert.Equal((Tier.Second, desk.Optics.Id), (seen.Tier, seen.Skills.Single().TopicId));
    }

    [Fact]
    public async Task Nothing_goes_sideways_in_First_Level_or_down_anywhere()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var first = await A.Ticket.OwnedBy(d => d.Frida).AddTo(desk);
        var third = await A.Ticket.InThirdLevel().OwnedBy(d => d.Theo).AddTo(desk);

        var sideways = await Forms.Refused(async () => await database.Send(await desk.Packet(first, Tier.First), desk.As(desk.Frida)));
        var down = await Forms.Refused(async () => await database.Send(await desk.Packet(third, Tier.Second), desk.As(desk.Theo)));

        Assert.Contains(sideways, r => r.Key == "Rule.SidewaysStartsAboveFirstLevel");
        Assert.Contains(down, r => r.Key == "Rule.EscalationNeverGoesDown");
    }

    [Fact]
    public async Task A_team_of_another_tier_of_another_family_or_a_deactivated_one_is_refused()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var ticket = await A.Ticket.OwnedBy(d => d.Frida).AddTo(desk);
        var packet = await desk.Packet(ticket, Tier.Second);
        var closed = await database.Save(db =>
        {
            var team = db.Teams.Add(new Team("Once for cameras", Tier.Second)).Entity;
            team.Deactivate();
            return team;
        });

        foreach (var team in new[] { desk.Developers, desk.SecondPhones, closed })
        {
            var reason = Assert.Single(await Forms.Refused(() => database.Send(packet with { TeamId = team.Id }, desk.As(desk.Frida))));
            Assert.Equal(("Rule.AFittingTeamIsChosen", "TeamId"), (reason.Key, reason.Field));
        }
    }

    [Fact]
    public async Task Another_team_that_serves_the_family_can_be_chosen()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var generalists = await database.Save(db => db.Teams.Add(new Team("Generalists", Tier.Second)).Entity);
        var ticket = await A.Ticket.OwnedBy(d => d.Frida).AddTo(desk);

        await database.Send(await desk.Packet(ticket, Tier.Second) with { TeamId = generalists.Id }, desk.As(desk.Frida));

        Assert.Equal(generalists.Id, (await desk.See(ticket)).TeamId);
    }

    [Fact]
    public async Task Where_no_team_serves_the_tier_the_refusal_says_so()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var ticket = await A.Ticket.OwnedBy(d => d.Frida).AddTo(desk);
        await database.Db(async db =>
        {
            (await db.Teams.FindAsync(desk.SecondCameras.Id))!.Deactivate();
            await db.SaveChangesAsync();
        });

        var reason = Assert.Single(await Forms.Refused(async () => await database.Send(await desk.Packet(ticket, Tier.Second), desk.As(desk.Frida))));

        Assert.Equal(Reason.Of("SomeTeamServesTierAndFamily", Tier.Second, desk.Cameras.Name).At("TeamId"), reason);
    }

    [Fact]
    public async Task A_topic_that_the_family_has_no_skill_for_is_refused()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var ticket = await A.Ticket.About(desk.Phones, desk.Phone.Generations.First()).OwnedBy(d => d.Paula).AddTo(desk);

        var reason = Assert.Single(await Forms.Refused(async () =>
            await database.Send(await desk.Packet(ticket, Tier.Second) with { TopicId = desk.Optics.Id }, desk.As(desk.Paula))));

        Assert.Equal("TopicId", reason.Field);
    }

    [Fact]
    public async Task The_generation_must_be_known_and_can_be_set_with_the_packet()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var ticket = await A.Ticket.About(desk.Cameras).OwnedBy(d => d.Frida).AddTo(desk);
        var packet = await desk.Packet(ticket, Tier.Second);

        var missing = Assert.Single(await Forms.Refused(() => database.Send(packet, desk.As(desk.Frida))));
        var foreign = Assert.Single(await Forms.Refused(() =>
            database.Send(packet with { GenerationId = desk.Phone.Generations.First().Id }, desk.As(desk.Frida))));
        await database.Send(packet with { GenerationId = desk.Older.Id }, desk.As(desk.Frida));

        var seen = await desk.See(ticket);
        Assert.Equal(("GenerationId", "GenerationId"), (missing.Field, foreign.Field));
        Assert.Equal(desk.Older.Id, seen.GenerationId);
        Assert.Contains(seen.Events, e => e.Kind == TicketEventKind.ProductIdentified && e.To == $"{desk.Camera.Name}, {desk.Older.Name}");
    }

    [Fact]
    public async Task Only_the_owner_escalates()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var ticket = await A.Ticket.OwnedBy(d => d.Frida).AddTo(desk);

        var reasons = await Forms.Refused(async () => await database.Send(await desk.Packet(ticket, Tier.Second), desk.As(desk.Fritz)));

        Assert.Equal("Rule.OnlyTheOwnerDoesThis", Assert.Single(reasons).Key);
    }

    [Fact]
    public async Task A_packet_for_an_earlier_version_is_stale_unless_it_is_the_very_one_that_was_sent()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var ticket = await A.Ticket.OwnedBy(d => d.Frida).AddTo(desk);
        var packet = await desk.Packet(ticket, Tier.Second);

        await database.Send(packet, desk.As(desk.Frida));
        await database.Send(packet, desk.As(desk.Frida));

        Assert.Single((await desk.See(ticket)).Escalations);
        await Assert.ThrowsAsync<StaleVersionException>(() => database.Send(packet with { Question = "Another one?" }, desk.As(desk.Frida)));
    }

    public static TheoryData<string> Changes => ["steps", "team", "why a tier is passed over", "product", "generation"];

    [Theory, MemberData(nameof(Changes))]
    public async Task An_earlier_packet_that_says_something_else_is_never_taken_for_the_one_that_was_sent(string changed)
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var others = await database.Save(db => db.Teams.Add(new Team("Laboratory", Tier.Third)).Entity);
        var ticket = await A.Ticket.OwnedBy(d => d.Frida).AddTo(desk);
        var packet = await desk.Packet(ticket, Tier.Third) with { TeamId = desk.Developers.Id, BypassReason = "Security." };
        var corrected = changed switch
        {
            "steps" => packet with { Steps = [.. packet.Steps, new() { Step = "Another lens", Result = "The same" }] },
            "team" => packet with { TeamId = others.Id },
            "product" => packet with { ProductId = null, GenerationId = null },
            "generation" => packet with { GenerationId = desk.Older.Id },
            _ => packet with { BypassReason = "The developers asked for it." },
        };

        await database.Send(packet, desk.As(desk.Frida));
        await database.Send(packet with { TeamId = null }, desk.As(desk.Frida));

        await Assert.ThrowsAsync<StaleVersionException>(() => database.Send(corrected, desk.As(desk.Frida)));
        Assert.Single((await desk.See(ticket)).Escalations);
    }

    [Fact]
    public async Task What_the_company_no_longer_offers_is_refused_unless_the_ticket_says_it_already()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var ticket = await A.Ticket.OwnedBy(d => d.Frida).AddTo(desk);
        await database.Db(async db =>
        {
            (await db.Generations.FindAsync(desk.Current.Id))!.Deactivate();
            (await db.Generations.FindAsync(desk.Older.Id))!.Deactivate();
            await db.SaveChangesAsync();
        });
        var packet = await desk.Packet(ticket, Tier.Second);

        var reason = Assert.Single(await Forms.Refused(() => database.Send(packet with { GenerationId = desk.Older.Id }, desk.As(desk.Frida))));
        await database.Send(packet, desk.As(desk.Frida));

        Assert.Equal("GenerationId", reason.Field);
        Assert.Equal((Tier.Second, desk.Current.Id), ((await desk.See(ticket)).Tier, (await desk.See(ticket)).GenerationId));
    }

    [Fact]
    public async Task It_is_sent_and_said_that_nobody_may_take_it_when_the_last_qualification_has_just_expired()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        await desk.Qualify(desk.Nora, desk.CameraOptics, SkillLevel.Expert, until: desk.Now.AddSeconds(1));
        var (inTime, late) = (await A.Ticket.OwnedBy(d => d.Frida).AddTo(desk), await A.Ticket.OwnedBy(d => d.Frida).AddTo(desk));
        await database.Db(async db =>
        {
            (await db.Agents.FindAsync(desk.Sam.Id))!.Deactivate();
            await db.SaveChangesAsync();
        });

        var before = await database.Send(await desk.Packet(inTime, Tier.Second) with { TopicId = desk.Optics.Id }, desk.As(desk.Frida));
        database.Time.Advance(TimeSpan.FromSeconds(1));
        var after = await database.Send(await desk.Packet(late, Tier.Second) with { TopicId = desk.Optics.Id }, desk.As(desk.Frida));

        Assert.True(before.SomebodyMayTakeIt);
        Assert.False(after.SomebodyMayTakeIt);
    }

    [Fact]
    public async Task A_providers_agent_escalates_out_of_the_house_and_keeps_seeing_the_ticket()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var ticket = await A.Ticket.About(desk.Phones, desk.Phone.Generations.First()).OwnedBy(d => d.Paula).AddTo(desk);

        var result = await database.Send(await desk.Packet(ticket, Tier.Second), desk.As(desk.Paula));
        var packets = await database.Send(new Packets.Query(ticket.Id), desk.As(desk.Paula));

        Assert.False(result.SomebodyMayTakeIt);
        Assert.Equal(desk.SecondPhones.Name, packets.Current?.ToTeam);
    }

    private static Escalate.Command Without(Escalate.Command packet, string field) => field switch
    {
        nameof(PacketForm.Reason) => packet with { Reason = null },
        nameof(PacketForm.Question) => packet with { Question = " " },
        nameof(PacketForm.Steps) => packet with { Steps = [] },
        nameof(PacketForm.ToldCustomer) => packet with { ToldCustomer = "" },
        nameof(PacketForm.Reproduction) => packet with { Reproduction = "" },
        nameof(PacketForm.Expected) => packet with { Expected = "" },
        nameof(PacketForm.Actual) => packet with { Actual = "\n" },
        nameof(PacketForm.Frequency) => packet with { Frequency = "" },
        nameof(PacketForm.SerialNumber) => packet with { SerialNumber = "" },
        nameof(PacketForm.ProductVersion) => packet with { ProductVersion = "" },
        nameof(PacketForm.Environment) => packet with { Environment = "" },
        nameof(PacketForm.NextNewsAt) => packet with { NextNewsAt = null },
        nameof(PacketForm.Diagnostics) => packet with { Diagnostics = "" },
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };
}
