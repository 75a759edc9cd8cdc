using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Teams;

namespace Helpdesk.Data.Demo;

/// <summary>Who may work in a tier: there is no single training path, and for phones another one than for the rest.</summary>
internal static class DemoRules
{
    public static IEnumerable<AdmissionCondition> General(Tier tier, DemoCatalogue catalogue) => tier switch
    {
        Tier.First => [new(1, SkillLevel.Developing, topicId: catalogue.Topics[DemoCatalogue.Basics].Id)],
        Tier.Second =>
        [
            new(1, SkillLevel.Competent, EvidenceKind.Degree),
            new(2, SkillLevel.Competent, EvidenceKind.Apprenticeship),
            new(2, SkillLevel.Developing, EvidenceKind.Training),
            new(3, SkillLevel.Competent, EvidenceKind.InHouseExperience),
        ],
        Tier.Third => [new(1, SkillLevel.Expert)],
    };

    /// <summary>Phones: the network operators' certificate counts as well, experience only where it is long.</summary>
    public static AdmissionRule ForPhones(DemoCatalogue catalogue) => new(Tier.Second, catalogue.Phones.Id,
    [
        new(1, SkillLevel.Competent, EvidenceKind.Degree),
        new(2, SkillLevel.Competent, EvidenceKind.Certificate),
        new(3, SkillLevel.Proficient, EvidenceKind.InHouseExperience),
    ]);
}
